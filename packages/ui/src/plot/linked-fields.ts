import type { FieldIndex, FieldPath } from "@atlas/core";
import type { Plot } from "./complete-plot.ts";

/** How many views stand side by side. */
const MOST_VIEWS = 6;

/** The fields that linked views show: those of the plot, then what else was varied, then what else was measured. */
export function linkedFields({ x, y, group, column, row }: Plot, index: FieldIndex): FieldPath[] {
  const infos = new Map(index.fields.map((info) => [info.path, info]));
  const varying = index.fields.filter((info) => info.distinct > 1 && info.type !== "unknown");
  const rank = (path: FieldPath) =>
    ["params.", "metrics.", "derived."].findIndex((name) => path.startsWith(name));
  const others = varying.map((info) => info.path).filter((path) => rank(path) >= 0);
  others.sort((a, b) => rank(a) - rank(b));
  const wanted = [x, y, ...group, column, row, ...others].filter((path) => path !== undefined);
  return [...new Set(wanted)].filter((path) => infos.has(path)).slice(0, MOST_VIEWS);
}
