import type { JsonObject, JsonValue, Run } from "@atlas/core";
import fc from "fast-check";

/** Texts of any UTF-16 units, lone surrogates among them. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.constantFrom(0, 0x22, 0x5c, 0xd83d, 0xde00, 0xd800, 0xdfff, 0xe000, 0xffff),
      fc.integer({ min: 0, max: 0xffff }),
    ),
    { maxLength: 8 },
  )
  .map((units) => String.fromCharCode(...units));

const fieldName = fc.oneof(fc.constantFrom("__proto__", "constructor", "toString", "", "7", "a.b"), anyText);

/** An object whose names may be any, each an own property. */
const objectOf = (value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> =>
  fc.array(fc.tuple(fieldName, value), { maxLength: 4 }).map((members) => Object.fromEntries(members));

const bigInteger = fc
  .bigInt({ min: -(2n ** 80n), max: 2n ** 80n })
  .filter((value) => value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);

/** Any value that JSON as Python writes it may hold. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double(), bigInteger, anyText),
    fc.array(tie("value"), { maxLength: 4 }),
    objectOf(tie("value")),
  ),
})).value;

const numbers = [0, -0, 1, 1.5, 2, 10, -3, 1e300, Number.NaN, Infinity, -Infinity, 2 ** 60] as const;
const strings = [
  "",
  "a",
  "A",
  "b",
  "10",
  "1.5",
  "True",
  "true",
  "NaN",
  "ß",
  "\ue000",
  "\u{1f600}",
  "\ud83d",
  "key:1",
];
const integers = [2n ** 60n, 2n ** 60n + 1n, -(2n ** 70n)] as const;

/** Values from a small pool, so that equal ones meet. */
export const poolNumber = fc.constantFrom<number>(...numbers);
export const poolString = fc.constantFrom(...strings);
export const poolScalar = fc.oneof(poolNumber, poolString, fc.boolean(), fc.constantFrom(...integers));
const poolList = fc.constantFrom<JsonValue>([], [1], [Number.NaN], [null], ["a"]);
const poolName = fc.constantFrom("a", "b", "a.b", "b.c", "a.b.c", "");
const poolObject: fc.Arbitrary<JsonObject> = fc.letrec<{ object: JsonObject; value: JsonValue }>((tie) => ({
  object: fc.dictionary(poolName, tie("value"), { maxKeys: 3 }),
  value: fc.oneof({ maxDepth: 2 }, fc.oneof(poolScalar, poolList, fc.constant(null)), tie("object")),
})).object;

const poolValue: fc.Arbitrary<JsonValue> = fc.oneof(poolScalar, poolList, poolObject, fc.constant(null));

/** Names of params: those of one type first, then those that nest, then odd ones. */
export const PARAM_NAMES = [
  "n",
  "s",
  "t",
  "mixed",
  "big",
  "a",
  "a.b",
  "a.b.c",
  "__proto__",
  "",
  "x9",
  "x10",
] as const;

const params: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record(
      { n: fc.oneof(poolNumber, fc.constant(null)), s: poolString, t: fc.boolean() },
      { requiredKeys: [] },
    ),
    fc.record(
      { mixed: poolValue, big: fc.oneof(fc.constantFrom(...integers), poolNumber) },
      { requiredKeys: [] },
    ),
    fc.array(fc.tuple(fc.constantFrom("a", "a.b", "a.b.c", "__proto__", "", "x9", "x10"), poolValue), {
      maxLength: 4,
    }),
  )
  .map(([typed, loose, odd]) =>
    Object.fromEntries([...Object.entries(typed), ...Object.entries(loose), ...odd]),
  );

const time = fc.constantFrom(
  ...[
    "2026-01-26T10:30:00",
    "2026-01-26T10:30:00.000001",
    "2026-01-26 10:30:00",
    "2026-01-26T10:30:00+05:00",
  ],
  ...["2026-01-26T10:30:00.000000", "1970-01-01", "2099-12-31T23:59:59.999999", "0001-01-01T00:00:00"],
  null,
);

const runWithoutId = fc.record({
  started_at: time,
  experiment_id: fc.constantFrom("e:1", "e:2", ""),
  status: fc.constantFrom("success", "failed", "running", "cancelled", "paused"),
  tags: fc.constantFrom<readonly string[]>([], ["x"]),
  params,
  metrics: fc.dictionary(fc.constantFrom("n", "s"), poolValue, { maxKeys: 2 }),
});

/** Some runs, each of an id of its own, whose values come from a small pool. */
export const someRuns: fc.Arbitrary<Run[]> = fc
  .uniqueArray(fc.tuple(fc.oneof(anyText, poolString), runWithoutId), {
    selector: ([id]) => id,
    maxLength: 12,
  })
  .map((drafts) =>
    drafts.map(([run_id, { params, metrics, ...record }]) => runOf({ ...record, run_id }, params, metrics)),
  );

/** A run that is plain but for what is given. */
export function runOf(
  record: Partial<Run["record"]>,
  params: JsonObject = {},
  metrics: JsonObject = {},
): Run {
  return {
    record: {
      run_id: "r",
      experiment_id: "e:1",
      status: "success",
      context_fingerprint: "",
      params_fingerprint: "",
      seed_fingerprint: "",
      started_at: null,
      finished_at: null,
      duration_ms: null,
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
      ...record,
    },
    params,
    metrics,
    derived_metrics: {},
    artifacts: [],
  };
}
