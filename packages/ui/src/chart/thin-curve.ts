/** A point of a curve. */
export type CurvePoint = readonly [x: number, y: number];

/** Up to this many points a pixel column nothing is left out. */
const POINTS_A_COLUMN = 4;

/**
 * The points that a curve needs to look the same in so many pixel columns: of each column the first, the least, the
 * greatest and the last one, and where it has a gap. Few enough points are given back as they are. Points must
 * ascend by x; of those outside of the part that is shown only the nearest on either side are kept.
 *
 * @param part what is shown of x; everything when absent
 */
export function thinCurve(
  points: readonly CurvePoint[],
  columns: number,
  part?: readonly [low: number, high: number],
): readonly CurvePoint[] {
  const [start, end] = part === undefined ? [0, points.length] : shownPart(points, part);
  const width = Math.max(1, Math.floor(columns));
  if (end - start <= POINTS_A_COLUMN * width) return part === undefined ? points : points.slice(start, end);
  const low = points[start]![0];
  const span = points[end - 1]![0] - low || 1;
  const columnOf = (index: number) =>
    Math.min(width - 1, Math.floor(((points[index]![0] - low) / span) * width));
  const kept: CurvePoint[] = [];
  for (let first = start; first < end; ) {
    const column = columnOf(first);
    let next = first + 1;
    while (next < end && columnOf(next) === column) next++;
    for (const index of extremesOf(points, first, next)) kept.push(points[index]!);
    first = next;
  }
  return kept;
}

/** The indexes of the first, least, greatest and last point of a stretch, and of one that is not finite; ascending. */
function extremesOf(points: readonly CurvePoint[], first: number, next: number): number[] {
  let least: number | undefined;
  let greatest: number | undefined;
  let gap: number | undefined;
  for (let index = first; index < next; index++) {
    const y = points[index]![1];
    if (!Number.isFinite(y)) gap ??= index;
    else {
      if (least === undefined || y < points[least]![1]) least = index;
      if (greatest === undefined || y > points[greatest]![1]) greatest = index;
    }
  }
  const indexes = [first, least, greatest, gap, next - 1].filter((index) => index !== undefined);
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/** From the last point before the part to the first one after it, half-open. */
function shownPart(
  points: readonly CurvePoint[],
  [low, high]: readonly [number, number],
): readonly [number, number] {
  const inside = points.findIndex(([x]) => x >= low);
  const start = Math.max(0, (inside < 0 ? points.length : inside) - 1);
  const beyond = points.findIndex(([x]) => x > high);
  return [start, beyond < 0 ? points.length : beyond + 1];
}
