import { type FieldPath, type Namespace, splitFieldPath } from "@atlas/core";
import { NAMESPACE_NAMES } from "../format/namespace-names.ts";
import type { Compared, ComparedField } from "./compared.ts";

/** Fields that differ, under one head. */
export interface CompareGroup {
  readonly name: string;
  readonly fields: readonly ComparedField[];
  /** How many fields there are under the head, those that do not differ included. */
  readonly total: number;
}

/** What of a record says how a run went, which is asked before where it comes from. */
const OUTCOME: readonly FieldPath[] = [
  "record.status",
  "record.error.type",
  "record.error.message",
  "record.duration_ms",
  "record.tags",
];

const NAMESPACES_SHOWN: readonly Namespace[] = ["params", "metrics", "derived"];

/** The fields that differ, in groups without empty ones: how the runs went, params, metrics, derived, where they come from. */
export function compareGroups({
  differing,
  identical,
}: Pick<Compared, "differing" | "identical">): CompareGroup[] {
  const all = [...differing, ...identical];
  const group = (name: string, isIn: (path: FieldPath) => boolean): CompareGroup => ({
    name,
    fields: differing.filter(({ path }) => isIn(path)),
    total: all.filter(({ path }) => isIn(path)).length,
  });
  const outcome = group("Outcome", (path) => OUTCOME.includes(path));
  const inOrder = outcome.fields.toSorted((a, b) => OUTCOME.indexOf(a.path) - OUTCOME.indexOf(b.path));
  const groups = [
    { ...outcome, fields: inOrder },
    ...NAMESPACES_SHOWN.map((namespace) =>
      group(NAMESPACE_NAMES[namespace], (path) => splitFieldPath(path).namespace === namespace),
    ),
    group("Origin", (path) => splitFieldPath(path).namespace === "record" && !OUTCOME.includes(path)),
  ];
  return groups.filter(({ fields }) => fields.length > 0);
}

/** Whether numbers of a field are measured, so that differences between them say something. */
export function isMeasured(path: FieldPath): boolean {
  return /^(?:metrics|derived)\./.test(path) || path === "record.duration_ms";
}
