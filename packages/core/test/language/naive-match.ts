import type { Condition, FieldPath, JsonValue, Query, Run, Value } from "@atlas/core";
import { isSameKind, naiveCell, naiveCompare, naivePaths, naiveText } from "../naive.ts";

/** Whether a run is asked for, found out from the run itself in the plainest way. */
export function naivelyMatches(run: Run, query: Query): boolean {
  if (query.op === "not") return !naivelyMatches(run, query.query);
  if (query.op === "and" || query.op === "or") {
    const answers = query.queries.map((part) => naivelyMatches(run, part));
    return query.op === "and" ? answers.every(Boolean) : answers.some(Boolean);
  }
  if (query.op === "text") {
    return allPaths([run]).some((field) => naivelyMeets(run, { field, op: "contains", value: query.value }));
  }
  return naivelyMeets(run, query);
}

function allPaths(runs: readonly Run[]): FieldPath[] {
  const keys = [
    "run_id",
    "experiment_id",
    "status",
    "context_fingerprint",
    "params_fingerprint",
    "seed_fingerprint",
  ];
  const record = [...keys, "started_at", "tags"].map((key): FieldPath => `record.${key}`);
  return [...record, ...naivePaths(runs)];
}

function naivelyMeets(run: Run, condition: Condition): boolean {
  const { field, op } = condition;
  if (field === "params" || field === "metrics" || field === "derived") {
    return naivePaths([run])
      .filter((path) => path.startsWith(`${field}.`))
      .some((path) => {
        const text = `${path.slice(field.length + 1)}:${naiveText(naiveCell(run, path)!)}`;
        return text.toLowerCase().includes((condition.value as string).toLowerCase());
      });
  }
  const value = naiveCell(run, field as FieldPath);
  if (op === "is") {
    const isNumber = typeof value === "number" || typeof value === "bigint";
    const hasEnd = isNumber && (typeof value === "bigint" || Number.isFinite(value));
    return {
      missing: value === undefined,
      present: value !== undefined,
      finite: hasEnd,
      "not finite": isNumber && !hasEnd,
      nan: Number.isNaN(value),
    }[condition.value];
  }
  return value !== undefined && !Number.isNaN(value) && naivelyPasses(value, condition);
}

function naivelyPasses(value: Value, condition: Exclude<Condition, { op: "is" }>): boolean {
  const { op } = condition;
  const text = naiveText(value);
  const order = (other: JsonValue) =>
    isSameKind(value, other as Value) ? naiveCompare(value, other as Value) : Number.NaN;
  switch (op) {
    case "contains":
      return text.toLowerCase().includes(condition.value.toLowerCase());
    case "matches":
      return new RegExp(condition.value.slice(1, -1), "u").test(text);
    case "between":
      return order(condition.value[0]) >= 0 && order(condition.value[1]) <= 0;
    case "in": {
      const texts = typeof value === "boolean" ? [text, String(value)] : [text];
      return condition.value.some(
        (item) => order(item) === 0 || (typeof item === "string" && texts.includes(item)),
      );
    }
    case "ne":
      return order(condition.value) < 0 || order(condition.value) > 0;
    default: {
      const to = order(condition.value);
      return { eq: to === 0, lt: to < 0, le: to <= 0, gt: to > 0, ge: to >= 0 }[op];
    }
  }
}
