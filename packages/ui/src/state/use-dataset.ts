import type { Dataset } from "@atlas/core";
import { type Accessor, createContext, useContext } from "solid-js";

/** The data of a widget, and a number that changes whenever their answers may have changed. */
export interface DatasetState {
  readonly dataset: Dataset;
  readonly version: Accessor<number>;
}

/** Holds the data of the widgets below it; `DatasetProvider` fills it. */
export const DatasetContext = createContext<DatasetState>();

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
