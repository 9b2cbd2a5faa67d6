import type { Dataset, FieldPath } from "@atlas/core";
import { type Accessor, createMemo } from "solid-js";
import { isMeasured } from "../compare/compare-groups.ts";
import { type MeanLane, meanLaneOf } from "../replicates/mean-lane.ts";
import { createAnswer } from "../state/create-answer.ts";
import { laneMeanOf } from "./configuration-source.ts";
import type { RowsQuestion } from "./row-source.ts";

/** The scale that the intervals of the sorted column share, beside the table. */
export interface IntervalScale extends MeanLane {
  readonly path: FieldPath;
}

/** The same, with the place of the column among those that are shown. */
export interface IntervalLane extends IntervalScale {
  readonly place: number;
}

/** How many configurations from either end of the order the scale is made from. */
const FROM_EACH_END = 200;

/**
 * The scale of the column that configurations are sorted by, first of all, where its values are numbers. It is the same
 * for all rows, seen or not: it is made from both ends of the order.
 */
export function createIntervalScale(
  dataset: Dataset,
  question: Accessor<RowsQuestion | undefined>,
): Accessor<IntervalScale | undefined> {
  const sorted = createMemo(() => {
    const asked = question();
    const [key] = asked?.sort ?? [];
    return asked && key && isMeasured(key.field) && asked.columns.includes(key.field)
      ? { filter: asked.filter, field: key.field }
      : undefined;
  });
  const ends = createAnswer(sorted, async ({ filter, field }, signal) => {
    const pages = (["asc", "desc"] as const).map((order) =>
      dataset.configurations(
        { filter, columns: [field], sort: [{ field, order }], limit: FROM_EACH_END },
        { signal },
      ),
    );
    const cells = (await Promise.all(pages)).flatMap((page) =>
      page.configurations.map((one) => one.cells[0]),
    );
    return { field, lane: meanLaneOf(cells.flatMap((cell) => (cell && laneMeanOf(cell)) ?? [])) };
  });
  return createMemo(() => {
    const known = ends.latest();
    const path = sorted()?.field;
    if (path === undefined || known?.field !== path || known.lane === undefined) return undefined;
    return { ...known.lane, path };
  });
}
