import { type Accessor, createMemo } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { askValueColors, type ColorQuestion } from "./ask-value-colors.ts";
import { listedValues, type ValueColors, valueColors } from "./value-colors.ts";

/** The colours of a plot's values: at once where the field index lists them, else as soon as they are known. */
export function createValueColors(question: () => ColorQuestion | undefined): Accessor<ValueColors> {
  const dataset = useDataset();
  const listed = createMemo(() => {
    const one = question();
    const info = one?.index.fields.find((candidate) => candidate.path === one.plot.group[0]);
    return info && listedValues(info);
  });
  const asked = createAnswer(
    () => (listed() === undefined ? question() : undefined),
    (one, signal) => askValueColors(dataset, one, signal),
  );
  return createMemo(() => {
    const values = listed();
    return values === undefined ? (asked.latest() ?? valueColors([])) : valueColors(values);
  });
}
