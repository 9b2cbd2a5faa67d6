import { describe, expect, it } from "vitest";
import type { FieldPath } from "../model/field.ts";
import type { OpenedDataset } from "./opened-dataset.ts";

/** What every data set must know of the fields of `sampleRuns`. */
export function describeFields(opened: () => OpenedDataset): void {
  describe("fields", () => {
    it("knows every field, by namespace, in natural order", async () => {
      const { fields, run_count, version } = await opened().dataset.fields();
      expect(run_count).toBe(8);
      expect(version).toBe(opened().source.state().version);
      expect(fields.map(({ path }) => path)).toEqual([
        ..."context_fingerprint duration_ms error.message error.type experiment_id finished_at"
          .split(" ")
          .map(inRecord),
        ..."params_fingerprint provenance.code_hash provenance.executor_id provenance.host"
          .split(" ")
          .map(inRecord),
        ..."provenance.python_version seed_fingerprint started_at status tags".split(" ").map(inRecord),
        ...[
          "params.",
          "params.7",
          "params.__proto__",
          "params.algorithm",
          "params.constructor",
          "params.größe",
        ],
        ...[
          "params.layer9",
          "params.layer10",
          "params.layers",
          "params.lr",
          "params.opt",
          "params.opt.decay",
        ],
        ...["params.opt.decay.rate", "params.opt.lr", "params.with space"],
        ...["metrics.big", "metrics.converged", "metrics.loss", "metrics.mixed", "metrics.name.with.dots"],
        ...["metrics.text", "derived.grade", "derived.lone", "derived.nul"],
      ]);
    });

    it.each([
      [
        {
          path: "metrics.big",
          type: "numeric",
          count: 3,
          distinct: 3,
          min_value: 12,
          max_value: 9007199254740994n,
        },
      ],
      [{ path: "metrics.loss", type: "numeric", count: 7, distinct: 6, min_value: 0, max_value: 10 }],
      [{ path: "metrics.mixed", type: "unknown", count: 4, distinct: 4 }],
      [{ path: "metrics.converged", type: "boolean", count: 3, distinct: 2, values: ["False", "True"] }],
      [
        {
          path: "derived.grade",
          type: "string",
          count: 4,
          distinct: 4,
          values: ["A", "B", "\ue000", "\u{1f600}"],
        },
      ],
      [{ path: "params.opt", type: "unknown", count: 4, distinct: 4 }],
      [{ path: "params.opt.lr", type: "numeric", count: 2, distinct: 2, min_value: 1, max_value: 7 }],
      [{ path: "params.7", type: "boolean", count: 1, distinct: 1, values: ["True"] }],
      [{ path: "record.params_fingerprint", type: "string", count: 8, distinct: 2, values: ["", "p1"] }],
      [{ path: "record.tags", type: "unknown", count: 1, distinct: 1 }],
    ])("knows $path", async (info) => {
      const { fields } = await opened().dataset.fields();
      expect(fields.find(({ path }) => path === info.path)).toEqual(info);
    });

    it("asks only the runs that pass a filter", async () => {
      const { fields, run_count } = await opened().dataset.fields({ filter: { status: ["failed"] } });
      expect(run_count).toBe(1);
      expect(fields.filter(({ path }) => path.startsWith("metrics."))).toEqual([
        { path: "metrics.loss", type: "numeric", count: 1, distinct: 1 },
        { path: "metrics.mixed", type: "unknown", count: 1, distinct: 1 },
      ]);
    });
  });
}

function inRecord(key: string): FieldPath {
  return `record.${key}`;
}
