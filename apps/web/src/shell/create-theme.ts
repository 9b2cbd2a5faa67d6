import { type Accessor, createSignal } from "solid-js";

/** Which colours the page has; `system` follows the system's. */
export type Theme = "system" | "light" | "dark";

/** The name under which public/theme.js finds the theme on the next visit. */
const STORAGE_KEY = "atlas.theme";

/** The theme, and a way to choose another one, which is remembered. */
export function createTheme(): [theme: Accessor<Theme>, choose: (theme: Theme) => void] {
  const root = document.documentElement;
  const [theme, setTheme] = createSignal<Theme>(themeOf(root.dataset["theme"]));
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    if (chosen === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = chosen;
    remember(chosen);
  };
  return [theme, choose];
}

function themeOf(text: string | undefined): Theme {
  return text === "light" || text === "dark" ? text : "system";
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
