import { type FieldIndex, type FieldInfo, type FieldPath, splitFieldPath } from "@atlas/core";

/** Whether a field tells runs apart: it has several values, or some runs lack it. */
export function isVarying(field: FieldInfo, runCount: number): boolean {
  return field.distinct > 1 || field.count < runCount;
}

/** The number that stands for a run where there is room for one: the first varying metric, else a derived one. */
export function mainMetricOf(index: FieldIndex): FieldPath | undefined {
  const numbers = index.fields.filter(
    (field) => field.type === "numeric" && isVarying(field, index.run_count),
  );
  const firstOf = (namespace: string) =>
    numbers.find((field) => splitFieldPath(field.path).namespace === namespace)?.path;
  return firstOf("metrics") ?? firstOf("derived");
}
