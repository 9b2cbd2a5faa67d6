import type { ShortcutGroup } from "@atlas/ui";
import { COMMAND_KEY } from "./command-key.ts";
import { PAGES } from "./pages.ts";

/** Everything that can be done by keys, for the help. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "Everywhere",
    shortcuts: [
      { ways: [[`${COMMAND_KEY} K`]], label: "Search everything" },
      ...PAGES.map(({ name, key }) => ({ ways: [["g", key]], label: `Go to ${name}` })),
      { ways: [["?"]], label: "These shortcuts" },
    ],
  },
  {
    title: "Filter",
    shortcuts: [
      { ways: [["/"]], label: "Edit the filter as text" },
      { ways: [["\u2193"], [`${COMMAND_KEY} Space`]], label: "What may stand here" },
      { ways: [["Enter"]], label: "Accept what is offered, or apply" },
      { ways: [["Esc"]], label: "Leave; what is not applied is kept" },
      { ways: [["Shift click"]], label: "Facet: only this value" },
      { ways: [["Alt click"]], label: "Facet: all but this value" },
      { ways: [["\u2190"], ["\u2192"]], label: "Histogram: move a bound" },
      { ways: [["Delete"]], label: "Histogram: no bounds" },
    ],
  },
  {
    title: "Tables",
    shortcuts: [
      { ways: [["j"], ["\u2193"]], label: "Next row" },
      { ways: [["k"], ["\u2191"]], label: "Row before" },
      { ways: [["Home"], ["End"]], label: "First and last row" },
      { ways: [["Enter"]], label: "Look at the row, or open its run" },
      { ways: [["x"], ["Space"]], label: "Select the row" },
      { ways: [["X"]], label: "Select up to the row" },
      { ways: [[`${COMMAND_KEY} A`]], label: "Select all that match" },
      { ways: [["Esc"]], label: "Close, or select nothing" },
      { ways: [[`${COMMAND_KEY} C`]], label: "Copy the row, in full precision" },
      { ways: [["Shift click"]], label: "Sort by a further column" },
    ],
  },
  {
    title: "A run",
    shortcuts: [
      { ways: [["["]], label: "The run before" },
      { ways: [["]"]], label: "The next run" },
    ],
  },
];
