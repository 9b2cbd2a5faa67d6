/** A page that is reached from everywhere. */
export interface Page {
  readonly name: string;
  readonly path: string;
  /** What is typed after a "g" to go there. */
  readonly key: string;
}

/** The pages, in the order in which they are shown. */
export const PAGES: readonly Page[] = [
  { name: "Experiments", path: "/experiments", key: "e" },
  { name: "Runs", path: "/runs", key: "r" },
  { name: "Plots", path: "/plots", key: "p" },
  { name: "Compare", path: "/compare", key: "c" },
  { name: "Store", path: "/store", key: "s" },
];
