import type { Query } from "@atlas/core";
import type { ReplicatesView } from "@atlas/ui";
import { describe, expect, it } from "vitest";
import { readReplicatesView, writeReplicatesView } from "../../src/url-state/replicates-view.ts";

const FILTER: Query = { field: "record.experiment_id", op: "eq", value: "optbench:2.0" };

describe("the address of the replicates", () => {
  it.each<ReplicatesView>([
    {},
    { metric: "metrics.loss", bestOf: "table" },
    { metric: "metrics.a&b", by: "low", baseline: "0123", compared: "", rows: [], columns: ["params.a,b"] },
  ])("keeps %j", (view) => {
    const { filter, view: read } = readReplicatesView(writeReplicatesView({ filter: FILTER, view }));
    expect(read).toEqual(view);
    expect(filter).toEqual(FILTER);
  });

  it("can be read by people", () => {
    expect(writeReplicatesView({ filter: FILTER, view: { metric: "metrics.loss", by: "high" } })).toBe(
      "?q=experiment+=+optbench:2.0&metric=metrics.loss&by=high",
    );
    expect(writeReplicatesView({ filter: { op: "and", queries: [] }, view: { by: "low" } })).toBe("?by=low");
  });

  it("passes over what means nothing, and says which filter it cannot read", () => {
    expect(readReplicatesView("?metric=loss&by=median&rows=lr,params.dim").view).toEqual({
      rows: ["params.dim"],
    });
    expect(readReplicatesView("?q=loss+%3C").unreadableFilter).toBe("loss <");
  });
});
