import * as v from "valibot";
import { expect, test } from "vitest";
import { describeSchema } from "../../src/docs/describe-schema.ts";
import { jsonSchemaOf } from "../../src/openapi/json-schema-of.ts";
import { CountSchema, JsonObjectSchema, listOf, mapOf } from "../../src/schemas/json.ts";
import { countText } from "../../src/schemas/query-text.ts";
import { RunSchema } from "../../src/schemas/run.ts";

const describe = (schema: v.GenericSchema) => describeSchema(jsonSchemaOf(schema));

test("types are written as people write them", () => {
  expect(
    describe(
      v.object({ a: v.string(), b: v.exactOptional(v.nullable(v.boolean())), c: listOf(CountSchema) }),
    ),
  ).toBe("{\n  a: string,\n  b?: boolean | null,\n  c: integer[]\n}");
  expect(describe(v.picklist(["asc", "desc"]))).toBe('"asc" | "desc"');
  expect(describe(listOf(v.union([v.string(), v.number()])))).toBe("(string | number)[]");
  expect(describe(listOf(v.object({ a: v.nullable(v.string()) })))).toBe("{\n  a: string | null\n}[]");
  expect(
    describe(v.variant("kind", [v.object({ kind: v.literal("a") }), v.object({ kind: v.literal("b") })])),
  ).toBe('{\n  kind: "a"\n} | {\n  kind: "b"\n}');
  expect(describe(v.literal("healthy"))).toBe('"healthy"');
  expect(describe(v.strictTuple([v.number(), v.number()]))).toBe("[number, number]");
  expect(describe(mapOf(v.number()))).toBe("{ [name]: number }");
  expect(describe(JsonObjectSchema)).toBe("{ [name]: any }");
  expect(describe(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)))).toBe("integer 1 to 9");
  expect(describe(v.optional(countText(), "5"))).toBe("integer (5)");
});

test("a schema with a name goes by it", () => {
  expect(describe(listOf(RunSchema))).toBe("Run[]");
});
