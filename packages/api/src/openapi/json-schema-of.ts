import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { ErrorSchema } from "../schemas/error.ts";
import { EventSchema } from "../schemas/event.ts";
import { FieldFilterSchema, FieldPathSchema, FilterSpecSchema } from "../schemas/filter.ts";
import { JsonValueSchema } from "../schemas/json.ts";
import { ArtifactSchema, NonFiniteSchema, RunSchema } from "../schemas/run.ts";

/** Schemas that have a name of their own, so that a generated client has a type for each. */
const NAMED = {
  Artifact: ArtifactSchema,
  Error: ErrorSchema,
  Event: EventSchema,
  FieldFilter: FieldFilterSchema,
  FieldPath: FieldPathSchema,
  Filter: FilterSpecSchema,
  JsonValue: JsonValueSchema,
  NonFinite: NonFiniteSchema,
  Run: RunSchema,
} satisfies Record<string, v.GenericSchema>;

/**
 * What a client may send or gets, as JSON Schema. A schema says by metadata what cannot be seen from it:
 * `jsonSchema`, and `valueSchema` for an object with any names.
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, $defs: __, ...jsonSchema } = convert(schema);
  return jsonSchema;
}

/** The named schemas, to which the others refer as `#/components/schemas/NAME`. */
export function namedSchemas(): Record<string, JsonSchema> {
  const entries = Object.entries(NAMED).map(([name, schema]) => {
    const definitions = convert(schema).$defs as Record<string, JsonSchema>;
    return [name, definitions[name] as JsonSchema] as const;
  });
  return Object.fromEntries(entries);
}

function convert(schema: v.GenericSchema): JsonSchema {
  return toJsonSchema(schema, {
    target: "draft-2020-12",
    // Checks and transformations that JSON Schema has no words for are left out.
    errorMode: "ignore",
    definitions: NAMED,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
    // Generators of clients know lists of a fixed length, but no places with types of their own.
    overrideSchema: ({ valibotSchema, jsonSchema: { prefixItems, ...list } }) =>
      valibotSchema.type === "strict_tuple" && prefixItems?.[0] !== undefined
        ? { ...list, items: prefixItems[0], maxItems: prefixItems.length }
        : undefined,
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (valibotAction.type === "readonly") return jsonSchema;
      if (valibotAction.type !== "metadata") return undefined;
      const { jsonSchema: given, valueSchema } = (valibotAction as v.MetadataAction<unknown, SchemaMetadata>)
        .metadata;
      return {
        ...(given ?? jsonSchema),
        ...(valueSchema && { additionalProperties: valuesOf(valueSchema) }),
      };
    },
  });
}

const VALUES = new WeakMap<v.GenericSchema, JsonSchema>();

/**
 * The schema of an object's values. Converting it converts the named schemas too, which may hold it again: they get
 * the same object, which is filled when the conversion is over.
 */
function valuesOf(schema: v.GenericSchema): JsonSchema {
  const known = VALUES.get(schema);
  if (known) return known;
  const values: JsonSchema = {};
  VALUES.set(schema, values);
  return Object.assign(values, jsonSchemaOf(schema));
}

/** What a schema says of itself where the conversion cannot see it. */
type SchemaMetadata = {
  readonly jsonSchema?: JsonSchema;
  readonly valueSchema?: v.GenericSchema;
};
