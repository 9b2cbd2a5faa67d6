import { type FieldInfo, NAMESPACES, type Namespace, splitFieldPath } from "@atlas/core";

/** The fields whose path holds a text, in any case. */
export function searchFields(fields: readonly FieldInfo[], text: string): readonly FieldInfo[] {
  const wanted = text.trim().toLowerCase();
  return fields.filter((info) => info.path.toLowerCase().includes(wanted));
}

/** The fields by namespace, in the order in which namespaces are shown; those without any are left out. */
export function groupFields(
  fields: readonly FieldInfo[],
): readonly { readonly namespace: Namespace; readonly fields: readonly FieldInfo[] }[] {
  return NAMESPACES.map((namespace) => ({
    namespace,
    fields: fields.filter((info) => splitFieldPath(info.path).namespace === namespace),
  })).filter((group) => group.fields.length > 0);
}
