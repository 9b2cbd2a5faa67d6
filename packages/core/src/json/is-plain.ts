/** How deep lists and objects may lie in one another: far below what overflows a stack, far above any record. */
export const MAX_DEPTH = 1000;

/**
 * Whether `JSON.parse` and `JSON.stringify` treat a value as Atlas does: no `bigint`, no -0, no number beyond
 * 2^53 - 1 (it may have been an integer that lost digits), nothing deeper than `MAX_DEPTH`.
 */
export function isPlain(value: unknown, depth = MAX_DEPTH): boolean {
  switch (typeof value) {
    case "number":
      return Math.abs(value) <= Number.MAX_SAFE_INTEGER && !Object.is(value, -0);
    case "bigint":
      return false;
    case "object":
      break;
    default:
      return true;
  }
  if (value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isPlain(item, depth - 1)) return false;
    return true;
  }
  for (const key in value) {
    if (!isPlain((value as Record<string, unknown>)[key], depth - 1)) return false;
  }
  return true;
}
