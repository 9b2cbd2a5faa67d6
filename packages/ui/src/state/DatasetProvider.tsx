import type { Dataset } from "@atlas/core";
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { DatasetContext } from "./use-dataset.ts";

/** Gives every widget below it the data that it shows. Another data set makes the widgets anew. */
export function DatasetProvider(props: {
  readonly dataset: Dataset;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <Show when={props.dataset} keyed>
      {(dataset) => {
        const [version, setVersion] = createSignal(0);
        onCleanup(dataset.subscribe(setVersion));
        return (
          <DatasetContext.Provider value={{ dataset, version }}>{props.children}</DatasetContext.Provider>
        );
      }}
    </Show>
  );
}
