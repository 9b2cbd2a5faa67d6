import { openMemorySource } from "@atlas/core";
import { describeRunSource, sampleManifests } from "@atlas/core/testing";
import { expect, it } from "vitest";
import { runOf } from "./arbitrary.ts";

describeRunSource("openMemorySource", async (runs) => openMemorySource(runs));

it("has the manifests of an experiment, those that were submitted last first", () => {
  const source = openMemorySource([], { manifests: sampleManifests() });
  expect(source.manifests("alpha:1.0").map(({ timestamp }) => timestamp)).toEqual([
    "20260125_100000",
    "20260126_100000",
  ]);
  expect(source.state().experiments).toHaveLength(2);
});

it("has the last of two runs of one id", async () => {
  const source = openMemorySource([runOf({ status: "running" }), runOf({ status: "failed" })]);
  expect((await source.run("r"))?.record.status).toBe("failed");
  expect(source.state().table.cell(0, "record.status")).toBe("failed");
});
