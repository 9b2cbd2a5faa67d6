import type { JSX } from "solid-js";

/** Strokes on a grid of 16. */
const PATHS = {
  "arrow-down": "M8 3v10M4.2 9.2 8 13l3.8-3.8",
  "arrow-up": "M8 13V3M4.2 6.8 8 3l3.8 3.8",
  check: "M3 8.5 6.3 12 13 4.5",
  "chevron-down": "m4 6 4 4 4-4",
  "chevron-left": "M10 4 6 8l4 4",
  "chevron-right": "m6 4 4 4-4 4",
  close: "m4 4 8 8M12 4l-8 8",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  copy: "M6 6h7.5v7.5H6zM3.5 10H2.5V2.5H10v1",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  help: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.3M8 11v.2",
  refresh: "M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5",
  search: "M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0zM10 10l3.5 3.5",
  swap: "M5 13V3.5M2.5 6 5 3.5 7.5 6M11 3v9.5M8.5 10l2.5 2.5 2.5-2.5",
  theme: "M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM8 2.5v11",
  redo: "M13 4v4H9M12.6 8A5 5 0 1 0 11 11.8",
  undo: "M3 4v4h4M3.4 8A5 5 0 1 1 5 11.8",
  warning: "M8 2.5 14.2 13H1.8zM8 6.5v3M8 11.3v.2",
} as const;

/** The name of a drawing that Atlas has. */
export type IconName = keyof typeof PATHS;

/** A drawing beside a word, or a known sign; silent to screen readers, so that its button needs a name. */
export function Icon(props: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="atl-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
