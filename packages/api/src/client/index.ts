export { type HttpDataset, type HttpDatasetOptions, openHttpDataset } from "./http-dataset.ts";
