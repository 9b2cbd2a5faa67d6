import { IconButton } from "@atlas/ui";
import type { JSX } from "solid-js";
import type { Theme } from "./create-theme.ts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

/** A button that goes round the themes, and says which one there is. */
export function ThemeSwitch(props: {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}): JSX.Element {
  return (
    <IconButton
      icon="theme"
      label={`Theme: ${props.theme}`}
      onClick={() => props.onTheme(NEXT[props.theme])}
    />
  );
}
