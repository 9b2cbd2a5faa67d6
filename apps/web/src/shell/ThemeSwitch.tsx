import { IconButton } from "@atlas/ui";
import type { JSX } from "solid-js";
import { createTheme, type Theme } from "./create-theme.ts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

/** A button that goes round the themes, and says which one there is. */
export function ThemeSwitch(): JSX.Element {
  const [theme, choose] = createTheme();
  return <IconButton icon="theme" label={`Theme: ${theme()}`} onClick={() => choose(NEXT[theme()])} />;
}
