import type { Dataset } from "@atlas/core";
import { type Accessor, createContext, createSignal, type JSX, onCleanup, Show, useContext } from "solid-js";

interface DatasetState {
  readonly dataset: Dataset;
  readonly version: Accessor<number>;
}

const DatasetContext = createContext<DatasetState>();

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

/** The data of the nearest `DatasetProvider`. */
export function useDataset(): Dataset {
  return useDatasetState().dataset;
}

/** A number that changes whenever answers of the data set may have changed; 0 before the first change. */
export function useDataVersion(): Accessor<number> {
  return useDatasetState().version;
}

function useDatasetState(): DatasetState {
  const state = useContext(DatasetContext);
  if (state === undefined) throw new Error("A widget of Atlas needs a DatasetProvider around it");
  return state;
}
