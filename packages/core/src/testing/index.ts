export { describeDataset, type OpenDataset } from "./describe-dataset.ts";
export { describeRunSource, type OpenRunSource } from "./describe-run-source.ts";
export { sampleFiles } from "./sample-files.ts";
export { sampleManifests, sampleRuns } from "./sample-runs.ts";
