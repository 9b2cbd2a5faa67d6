import { datasetOf } from "@atlas/core";
import { describeDataset } from "@atlas/core/testing";

describeDataset("datasetOf", async (source) => ({ dataset: datasetOf(source), close: async () => {} }));
