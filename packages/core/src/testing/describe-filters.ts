import { describe, expect, it } from "vitest";
import { stringifyJson } from "../json/stringify-json.ts";
import type { FieldFilter, FilterSpec } from "../query/filter-spec.ts";
import { idsWhere, type OpenedDataset } from "./opened-dataset.ts";

/** Which of `sampleRuns` every data set must find. */
export function describeFilters(opened: () => OpenedDataset): void {
  describe("filters", () => {
    it.each<[FilterSpec, string[]]>([
      [{}, ["a0", "a1", "a2", "a3", "a4", "b/1 %2F?#ü", "b2", "b3"]],
      [{ status: [] }, ["a0", "a1", "a2", "a3", "a4", "b/1 %2F?#ü", "b2", "b3"]],
      [{ status: ["failed", "running"] }, ["a4", "b2"]],
      [{ experiment_id: "team/β:2" }, ["b/1 %2F?#ü", "b2", "b3"]],
      [{ experiment_id: "team/β" }, []],
      [{ started_after: "2026-01-26T10:30:00.000001" }, ["a2", "a4", "b/1 %2F?#ü", "b2"]],
      [{ started_before: "2026-01-26 10:30" }, ["a0", "a1", "a3"]],
      [{ started_after: "2026-01-27", started_before: "2026-03-01" }, ["a4", "b2"]],
      [
        { experiment_id: "alpha:1.0", status: ["success"], started_after: "2026-01-26T10:00:00" },
        ["a1", "a2"],
      ],
    ])("%j", async (filter, ids) => {
      expect(await idsWhere(opened().dataset, filter)).toEqual(ids);
    });

    const comparisons: [FieldFilter["field"], FieldFilter["op"], FieldFilter["value"], string[]][] = [
      ["params.lr", "eq", 0.1, ["a0", "a1", "b2"]],
      ["params.lr", "eq", "0.1", []],
      ["params.lr", "ne", 0.1, ["a2", "a3", "a4"]],
      ["params.lr", "eq", 0, ["a4"]],
      ["params.lr", "lt", 0.1, ["a2", "a4"]],
      ["params.lr", "ge", 0.1, ["a0", "a1", "a3", "b2"]],
      ["params.lr", "in", ["0.01", 1], ["a2", "a3"]],
      ["params.lr", "contains", "01", ["a2"]],
      ["params.algorithm", "contains", "ADAM", ["a1", "a2", "a4"]],
      ["params.algorithm", "gt", "True", ["a1", "a2", "a3"]],
      ["params.algorithm", "ne", "adam", ["a3", "a4", "b2"]],
      ["params.algorithm", "in", ["adam", "true"], ["a1", "a2"]],
      ["params.7", "in", ["true"], ["b/1 %2F?#ü"]],
      ["metrics.converged", "eq", true, ["a1", "a3"]],
      ["metrics.converged", "eq", 1, []],
      ["metrics.converged", "in", ["False"], ["a2"]],
      ["metrics.loss", "ne", 10, ["a1", "a3", "a4", "b2"]],
      ["metrics.loss", "gt", 10, ["a3"]],
      ["metrics.loss", "le", 1e308, ["a1", "a4", "b/1 %2F?#ü", "b2", "b3"]],
      ["metrics.loss", "contains", "nan", []],
      ["metrics.big", "eq", 9007199254740993n, ["a1"]],
      ["metrics.big", "gt", 9007199254740993n, ["a2"]],
      ["metrics.big", "in", ["9007199254740993", 12], ["a1", "a3"]],
      ["metrics.mixed", "lt", 4, ["a1"]],
      ["metrics.mixed", "ge", "a", ["a2"]],
      ["metrics.mixed", "contains", '{"a"', ["a4"]],
      ["metrics.mixed", "eq", null, []],
      ["metrics.text", "eq", "", ["b3"]],
      ["metrics.text", "eq", 10, []],
      ["metrics.text", "contains", "", ["b/1 %2F?#ü", "b2", "b3"]],
      ["params.opt.lr", "gt", 1, ["a2"]],
      ["derived.grade", "gt", "\ue000", ["a4"]],
      ["derived.lone", "eq", "\ud800", ["b/1 %2F?#ü"]],
      ["record.run_id", "contains", "%2f", ["b/1 %2F?#ü"]],
      ["record.tags", "contains", "GRÖSSE", []],
      ["record.tags", "contains", "Größe", ["a3"]],
      ["record.started_at", "lt", "2026-01-26T10:30:00", ["a3"]],
      ["record.started_at", "eq", "2026-01-26 10:30", ["a0", "a1"]],
      ["record.started_at", "contains", "+02:00", ["a3"]],
      ["params.nobody", "ne", 1, []],
      ["params", "contains", "LR:0.1", ["a0", "a1", "b2"]],
      ["params", "contains", "with sp", ["b/1 %2F?#ü"]],
      ["metrics", "contains", ":div", ["a2"]],
      ["derived", "contains", "grade:", ["a1", "a2", "a3", "a4"]],
    ];
    for (const [field, op, value, ids] of comparisons) {
      it(`${field} ${op} ${stringifyJson(value)}`, async () => {
        expect(await idsWhere(opened().dataset, { field_filters: [{ field, op, value }] })).toEqual(ids);
      });
    }

    it("joins conditions by AND", async () => {
      const field_filters: FieldFilter[] = [
        { field: "params.lr", op: "le", value: 0.1 },
        { field: "params.algorithm", op: "eq", value: "adam" },
      ];
      expect(await idsWhere(opened().dataset, { field_filters })).toEqual(["a1", "a2"]);
    });
  });
}
