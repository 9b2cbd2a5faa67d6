import type { FieldIndex, Filter, GroupValue } from "@atlas/core";
import { type Accessor, createMemo } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import type { Plot } from "./complete-plot.ts";
import { listedValues, type ValueColors, valueColors } from "./value-colors.ts";

/** What the colours of a plot depend on: all values that its group field has in a scope, whatever the filter. */
export interface ColorQuestion {
  readonly plot: Plot;
  readonly scope: Filter;
  /** Of the scope. */
  readonly index: FieldIndex;
}

/** The colours of the values of a plot's first group field; the index lists texts, numbers are asked for. */
export function createValueColors(question: () => ColorQuestion | undefined): Accessor<ValueColors> {
  const dataset = useDataset();
  const info = () => {
    const one = question();
    return one?.index.fields.find((candidate) => candidate.path === one.plot.group[0]);
  };
  const numbers = createAnswer(
    () => {
      const [one, field] = [question(), info()];
      if (one === undefined || field === undefined || listedValues(field) !== undefined) return undefined;
      return {
        filter: one.scope,
        x: field.path,
        y: field.path,
        statistic: "count",
        errorBars: "none",
      } as const;
    },
    (request, signal) => dataset.aggregate(request, { signal }),
  );
  return createMemo(() => {
    const found = numbers
      .latest()
      ?.series.flatMap((series) => series.points.map((point): GroupValue => point.x));
    return valueColors(listedValues(info()) ?? found ?? []);
  });
}
