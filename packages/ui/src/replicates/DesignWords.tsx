import { type JSX, Show } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { DesignSummary } from "./DesignSummary.tsx";

/** What the design of an experiment is recognised as, and why: asked of the data set. */
export function DesignWords(props: { readonly experimentId: string }): JSX.Element {
  const dataset = useDataset();
  const design = createAnswer(
    () => props.experimentId,
    (id, signal) => dataset.design(id, { signal }),
  );
  return <Show when={design.latest()}>{(known) => <DesignSummary design={known()} />}</Show>;
}
