export type { AtlasElement, AtlasElements } from "./atlas-element.ts";
export type { OpenDataset, OpenedDataset } from "./dataset-pool.ts";
export { type AtlasElementsOptions, defineAtlasElements } from "./define-atlas-elements.ts";
export { type Mounted, type MountProps, mount } from "./mount.tsx";
export type { FilterDetail, SelectionDetail, WidgetEventMap, WidgetEventType } from "./widget-events.ts";
export type {
  CompareState,
  ExperimentState,
  HistogramState,
  PlotState,
  RunState,
  RunsState,
  WidgetName,
  WidgetStates,
} from "./widget-state.ts";
