import { decodeMeta } from "@atlas/store";
import { expect, it } from "vitest";

it.each([
  ['{"created_by": "metalab", "experiment_id": "mini:0.1"}', { experiment_id: "mini:0.1" }, 0],
  ['{"created_by": "metalab"}', { experiment_id: null }, 0],
  ['{"experiment_id": 5}', { experiment_id: null }, 1],
  ['{"experiment_id": "newer:1", "schema_version": "9.9"}', { experiment_id: "newer:1" }, 0],
  ['{"created_by": "meta', undefined, 1],
  ["[]", undefined, 1],
])("%s names %j", (text, meta, troubles) => {
  const { value, reasons } = decodeMeta(new TextEncoder().encode(text));
  expect(value).toEqual(meta);
  expect(reasons).toHaveLength(troubles);
});
