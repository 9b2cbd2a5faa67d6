import { type JsonValue, parseJson, type Run } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { type Decoded, decodeRun } from "@atlas/store";
import { pythonJson, runRecordText } from "@atlas/store/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const NAME = "0a1b.json";

function decode(text: string, name = NAME): Decoded<Run> {
  return decodeRun(new TextEncoder().encode(text), name);
}

/** A record that holds nothing but a run id and the given members. */
function decodeWith(members: string): Decoded<Run> {
  return decode(`{"run_id": "r1", ${members}}`);
}

describe("a record as metalab writes it", () => {
  it.each(sampleRuns().map((run) => [run.record.run_id, run] as const))("is the run %s", (_, run) => {
    expect(decode(runRecordText(run))).toEqual({ value: { ...run, derived_metrics: {} }, reasons: [] });
  });

  it("hides what is internal to an artifact's metadata", () => {
    const { value } = decodeWith(
      '"artifacts": [{"name": "a", "uri": "/etc/passwd", "metadata": {"_run_id": "r1", "__proto__": 1, "shown": 2}}]',
    );
    expect(value?.artifacts).toEqual([
      {
        artifact_id: "",
        name: "a",
        kind: "",
        format: "",
        content_hash: null,
        size_bytes: null,
        metadata: { shown: 2 },
      },
    ]);
  });
});

describe("a missing member", () => {
  it("has metalab's default", () => {
    expect(decode('{"run_id": "r1"}')).toEqual({
      value: {
        record: {
          run_id: "r1",
          experiment_id: "",
          status: "failed",
          context_fingerprint: "",
          params_fingerprint: "",
          seed_fingerprint: "",
          started_at: null,
          finished_at: null,
          duration_ms: 0,
          provenance: {
            code_hash: null,
            python_version: null,
            metalab_version: null,
            executor_id: null,
            host: null,
            extra: {},
          },
          error: null,
          tags: [],
          warnings: [],
          notes: null,
        },
        params: {},
        metrics: {},
        derived_metrics: {},
        artifacts: [],
      },
      reasons: [],
    });
  });

  it("may also be null", () => {
    const nulls = [
      "status",
      "tags",
      "warnings",
      "artifacts",
      "metrics",
      "params_resolved",
      "provenance",
      "started_at",
    ];
    const { value, reasons } = decodeWith(nulls.map((name) => `"${name}": null`).join());
    expect(value).toEqual(decode('{"run_id": "r1"}').value);
    expect(reasons).toEqual([]);
    expect(decodeWith('"duration_ms": null').value?.record.duration_ms).toBeNull();
  });
});

describe("a running run", () => {
  it("has no end, whatever stands there", () => {
    const { value, reasons } = decodeWith(
      '"status": "running", "finished_at": "2026-01-01T00:00:00", "duration_ms": "soon"',
    );
    expect(value?.record).toMatchObject({ finished_at: null, duration_ms: null });
    expect(reasons).toEqual([]);
  });
});

describe("the id", () => {
  it.each(["r1", "a/b c", "../../../etc/passwd", "größe", "\ud800"])(
    "is the inner one when it is %j",
    (id) => {
      expect(decode(pythonJson({ run_id: id }))).toMatchObject({
        value: { record: { run_id: id } },
        reasons: [],
      });
    },
  );

  it.each(["", "a\nb", "a\u0000", "\u007f", "\u0085", 12345, null, ["r1"], {}])(
    "is the file's name when the inner one is %j",
    (id) => {
      const { value, reasons } = decode(pythonJson({ run_id: id }));
      expect(value?.record.run_id).toBe("0a1b");
      expect(reasons).toEqual(["run_id is not a text that can name a run: the file's name is taken"]);
    },
  );
});

describe("the status", () => {
  it.each([
    ['"paused"', "paused"],
    ['"SUCCESS"', "SUCCESS"],
    ["1", "1"],
    ["true", "True"],
  ])("%s is kept as the text %s", (json, status) => {
    expect(decodeWith(`"status": ${json}`).value?.record.status).toBe(status);
  });
});

describe("times", () => {
  it.each([
    "2026-01-26T10:30:00.000001",
    "2026-01-26 10:30:00",
    "2026-01-26",
    "20260126T103000",
    "2026-01-26T10:30:00Z",
    "2026-01-26T10:30:00.123456789+02:00",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59",
  ])("%s is kept as it is", (time) => {
    expect(decodeWith(`"started_at": "${time}"`)).toMatchObject({
      value: { record: { started_at: time } },
      reasons: [],
    });
  });

  it.each(['"yesterday"', '""', '"2026-13-01T00:00:00"', '"12026-01-01T00:00:00"', "1769423400", "[2026]"])(
    "%s is none",
    (json) => {
      const { value, reasons } = decodeWith(`"started_at": ${json}`);
      expect(value?.record.started_at).toBeNull();
      expect(reasons).toEqual([expect.stringMatching(/^started_at is .*: left out$/)]);
    },
  );
});

describe("a member of a wrong type", () => {
  it.each([
    ['"experiment_id": 5', "experiment_id is a number, not a text: left out"],
    ['"params_resolved": [1]', "params_resolved is a list, not an object: left out"],
    ['"metrics": "none"', "metrics is a text, not an object: left out"],
    ['"duration_ms": "long"', "duration_ms is a text, not a finite number: left out"],
    ['"duration_ms": NaN', "duration_ms is NaN, not a finite number: left out"],
    ['"duration_ms": 1e999', "duration_ms is Infinity, not a finite number: left out"],
    ['"tags": "a"', "tags is a text, not a list: left out"],
    ['"tags": ["a", 1, null]', "tags holds a number where a text should be: left out"],
    ['"warnings": ["careful"]', "warnings holds a text where an object should be: left out"],
    ['"notes": true', "notes is a boolean, not a text: left out"],
    ['"artifacts": {}', "artifacts is an object, not a list: left out"],
    ['"artifacts": [{"size_bytes": "big"}]', "artifacts.size_bytes is a text, not a finite number: left out"],
    ['"error": ["boom"]', "error is a list, not an object: left out"],
    ['"error": {"type": 5}', "error.type is a number, not a text: left out"],
    ['"provenance": [1]', "provenance is a list, not an object: left out"],
    ['"provenance": {"host": 5}', "provenance.host is a number, not a text: left out"],
  ])("%s is left out, and told", (members, reason) => {
    const { value, reasons } = decodeWith(members);
    expect(reasons).toEqual([reason]);
    expect(value?.record.run_id).toBe("r1");
  });

  it("takes nothing away from the members beside it", () => {
    const { value } = decodeWith('"tags": ["a", 1, "b"], "metrics": {"loss": 0.5}, "error": "boom"');
    expect(value?.record.tags).toEqual(["a", "b"]);
    expect(value?.metrics).toEqual({ loss: 0.5 });
    expect(value?.record.error).toEqual({ type: "", message: "boom", traceback: "" });
  });
});

describe("a file that holds no run", () => {
  it.each([
    ["", "is empty"],
    [" \n\t", "is empty"],
    ["{", "is not JSON: "],
    ['{"run_id": "r1"', "is not JSON: "],
    ['{"run_id": "r1"} x', "is not JSON: "],
    ["{'run_id': 'r1'}", "is not JSON: "],
    ["<html>", "is not JSON: "],
    ["\0\0\0\0", "is not JSON: "],
    ["[]", "holds a list, not an object"],
    ["null", "holds null, not an object"],
    ['"text"', "holds a text, not an object"],
    ["NaN", "holds NaN, not an object"],
    [`{"deep": ${"[".repeat(6000)}${"]".repeat(6000)}}`, "is not JSON: nested deeper"],
  ])("%j: %s", (text, reason) => {
    expect(decode(text)).toEqual({ reasons: [expect.stringContaining(reason)] });
  });
});

describe("whatever a record holds", () => {
  const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.constantFrom(null, true, false, 0, -0, 1e300, Number.NaN, Number.NEGATIVE_INFINITY, 2n ** 70n),
      fc.constantFrom("", "running", "success", "2026-01-26T10:30:00", "__proto__", "\ud800", "a\0b"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("", "type", "extra", "__proto__", "name", "_x"), tie("value"), {
        maxKeys: 3,
      }),
    ),
  })).value;
  const names = [
    ...Object.keys(sampleRuns()[0]!.record),
    "params_resolved",
    "metrics",
    "artifacts",
    "further",
  ];
  const record = fc.dictionary(fc.constantFrom(...names), json);

  it("it is a run whose every member is of the right type", () => {
    fc.assert(
      fc.property(record, (object) => {
        const { record, params, metrics, artifacts } = decode(pythonJson(object)).value!;
        expect(record.run_id).not.toBe("");
        for (const text of [record.experiment_id, record.status, record.seed_fingerprint])
          expect(text).toBeTypeOf("string");
        for (const list of [record.tags, record.warnings, artifacts]) expect(list).toBeInstanceOf(Array);
        for (const tag of record.tags) expect(tag).toBeTypeOf("string");
        for (const object of [params, metrics, record.provenance.extra, ...record.warnings]) {
          expect(Object.prototype.toString.call(object)).toBe("[object Object]");
          expect(Array.isArray(object)).toBe(false);
        }
        for (const { name, metadata } of artifacts) {
          expect(name).toBeTypeOf("string");
          expect(Object.keys(metadata).filter((key) => key.startsWith("_"))).toEqual([]);
        }
        if (record.error !== null) expect(record.error.message).toBeTypeOf("string");
      }),
    );
  });

  it("params and metrics are kept as they are", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (values) => {
        const parsed = parseJson(pythonJson(values));
        const { value } = decode(pythonJson({ run_id: "r1", params_resolved: values, metrics: values }));
        expect(value?.params).toEqual(parsed.ok && parsed.value);
        expect(value?.metrics).toEqual(parsed.ok && parsed.value);
      }),
    );
  });

  it("cutting it short, or damaging a byte, throws nothing", () => {
    const bytes = new TextEncoder().encode(runRecordText(sampleRuns()[0]!));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        expect(decodeRun(bytes.subarray(0, at), NAME).value).toBeUndefined();
        const damaged = Uint8Array.from(bytes);
        damaged[at] = byte;
        const { value, reasons } = decodeRun(damaged, NAME);
        expect(value !== undefined || reasons.length === 1).toBe(true);
      }),
    );
  });
});
