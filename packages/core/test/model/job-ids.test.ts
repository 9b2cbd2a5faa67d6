import { type JsonObject, jobIdsOf } from "@atlas/core";
import { expect, test } from "vitest";

test.each([
  [{ job_ids: ["4815162", 4815164, 2n ** 64n], shards: [] }, ["4815162", "4815164", "18446744073709551616"]],
  [{ job_ids: ["7"], shards: [{ job_id: "7" }, { job_id: "9" }] }, ["7", "9"]],
  [{ shards: [{ job_id: 8 }, {}, null, "8", []] }, ["8"]],
  [{ job_ids: [1.5, Number.NaN, null, ["7"], true] }, []],
  [{ job_ids: "7", shards: { job_id: "7" } }, []],
  [{}, []],
])("submission %# names its jobs", (submission, ids) => {
  expect(jobIdsOf(submission as JsonObject)).toEqual(ids);
});
