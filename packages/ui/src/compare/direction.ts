import { type FieldPath, isFieldPath } from "@atlas/core";

/** Which numbers of a metric are better. */
export type Direction = "lower" | "higher";

/** What is known of the directions of metrics; a metric that is not in it has none. */
export type Directions = ReadonlyMap<FieldPath, Direction>;

/** The directions with that of one metric turned on: from none to lower, to higher, to none. */
export function turnDirection(directions: Directions, path: FieldPath): Directions {
  const turned = new Map(directions);
  switch (directions.get(path)) {
    case undefined:
      return turned.set(path, "lower");
    case "lower":
      return turned.set(path, "higher");
    case "higher":
      turned.delete(path);
      return turned;
  }
}

/** Whether a difference is for better or for worse; `undefined` without a direction or a difference. */
export function judge(
  difference: number | bigint,
  direction: Direction | undefined,
): "better" | "worse" | undefined {
  if (direction === undefined || Number(difference) === 0) return undefined;
  return difference > 0 === (direction === "higher") ? "better" : "worse";
}

/** Directions as a text to keep. */
export function writeDirections(directions: Directions): string {
  return JSON.stringify([...directions]);
}

/** The directions of a text that `writeDirections` wrote; what cannot be understood is passed over. */
export function readDirections(text: string | null): Directions {
  let entries: unknown;
  try {
    entries = JSON.parse(text ?? "[]");
  } catch {
    entries = [];
  }
  const directions = new Map<FieldPath, Direction>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const [path, direction] = Array.isArray(entry) ? entry : [];
    const isKnown = direction === "lower" || direction === "higher";
    if (typeof path === "string" && isFieldPath(path) && isKnown) directions.set(path, direction);
  }
  return directions;
}
