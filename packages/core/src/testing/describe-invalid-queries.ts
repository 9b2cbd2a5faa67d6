import { describe, expect, it } from "vitest";
import { AtlasError } from "../errors.ts";
import type { RowsQuery } from "../query/rows-query.ts";
import type { OpenedDataset } from "./opened-dataset.ts";

/** Which queries every data set must refuse, and where it must see the trouble. */
export function describeInvalidQueries(opened: () => OpenedDataset): void {
  describe("queries that cannot be understood", () => {
    const withFilter = (filter: object) => ({ columns: [], filter: { field_filters: [filter] } });
    it.each<[string, unknown, (string | number)[]]>([
      ["no limit", { columns: [], limit: 0 }, ["limit"]],
      ["too great a limit", { columns: [], limit: 1001 }, ["limit"]],
      ["a negative offset", { columns: [], offset: -1 }, ["offset"]],
      ["a column without a namespace", { columns: ["params.lr", "loss"] }, ["columns", 1]],
      [
        "a sort key without a namespace",
        { columns: [], sort: [{ field: "x.y", order: "asc" }] },
        ["sort", 0, "field"],
      ],
      [
        "an unknown order",
        { columns: [], sort: [{ field: "params.lr", order: "up" }] },
        ["sort", 0, "order"],
      ],
      [
        "a time that is none",
        { columns: [], filter: { started_after: "soon" } },
        ["filter", "started_after"],
      ],
      [
        "an unknown operator",
        withFilter({ field: "params.lr", op: "like", value: 1 }),
        ["filter", "field_filters", 0, "op"],
      ],
      [
        "a field without a namespace",
        withFilter({ field: "lr", op: "eq", value: 1 }),
        ["filter", "field_filters", 0, "field"],
      ],
      [
        "a comparison with all of a namespace",
        withFilter({ field: "params", op: "eq", value: 1 }),
        ["filter", "field_filters", 0, "op"],
      ],
      [
        "in without a list",
        withFilter({ field: "params.lr", op: "in", value: 1 }),
        ["filter", "field_filters", 0, "value"],
      ],
      [
        "an order of lists",
        withFilter({ field: "params.lr", op: "lt", value: [1] }),
        ["filter", "field_filters", 0, "value"],
      ],
    ])("%s", async (_, query, location) => {
      const answer = opened().dataset.rows(query as RowsQuery);
      await expect(answer).rejects.toBeInstanceOf(AtlasError);
      await expect(answer).rejects.toMatchObject({ code: "invalid_query", location });
    });
  });
}
