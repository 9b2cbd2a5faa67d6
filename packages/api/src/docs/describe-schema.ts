import type { JsonSchema } from "@valibot/to-json-schema";

/** A JSON Schema as people write types: `{ run_id: string, tags: string[], notes?: string | null }`. */
export function describeSchema(schema: JsonSchema | boolean, indent = ""): string {
  if (typeof schema === "boolean") return schema ? "any" : "nothing";
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  const options = optionsOf(schema);
  if (options !== undefined) return options.map((option) => describeSchema(option, indent)).join(" | ");
  if (schema.enum !== undefined) return schema.enum.map((option) => JSON.stringify(option)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return describeList(schema, indent);
  if (schema.type === "object") return describeObject(schema, indent);
  return typeof schema.type === "string" ? schema.type + boundsOf(schema) : "any";
}

function optionsOf({ anyOf, oneOf }: JsonSchema): readonly (JsonSchema | boolean)[] | undefined {
  return anyOf ?? oneOf;
}

function describeList({ items, minItems, maxItems }: JsonSchema, indent: string): string {
  const schema = (items as JsonSchema | undefined) ?? {};
  const item = describeSchema(schema, indent);
  if (minItems !== undefined && minItems === maxItems) return `[${Array(minItems).fill(item).join(", ")}]`;
  return (optionsOf(schema) ?? schema.enum) === undefined ? `${item}[]` : `(${item})[]`;
}

function describeObject(schema: JsonSchema, indent: string): string {
  if (schema.properties === undefined)
    return typeof schema.additionalProperties === "object"
      ? `{ [name]: ${describeSchema(schema.additionalProperties, indent)} }`
      : "{ [name]: any }";
  const inner = `${indent}  `;
  const members = Object.entries(schema.properties).map(([name, member]) => {
    const mark = schema.required?.includes(name) ? "" : "?";
    return `${inner}${name}${mark}: ${describeSchema(member, inner)}`;
  });
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}

function boundsOf({ minimum, maximum, default: usual }: JsonSchema): string {
  const isBounded = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const bounds = isBounded ? ` ${minimum} to ${maximum}` : "";
  return bounds + (usual === undefined ? "" : ` (${usual})`);
}
