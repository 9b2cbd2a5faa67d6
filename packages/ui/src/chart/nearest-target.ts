import type { Target } from "./figure.ts";

const REACH = 28;

/** The target under a point of a figure, or the nearest one within reach. */
export function nearestTarget(targets: readonly Target[], x: number, y: number): Target | undefined {
  let nearest: Target | undefined;
  let least = REACH ** 2;
  for (const target of targets) {
    const { cover } = target;
    if (cover !== undefined) {
      if (x < cover.x || x > cover.x + cover.width || y < cover.y || y > cover.y + cover.height) continue;
      return target;
    }
    const distance = (target.x - x) ** 2 + (target.y - y) ** 2;
    if (distance > least || (distance === least && nearest !== undefined)) continue;
    least = distance;
    nearest = target;
  }
  return nearest;
}

/** Where an arrow key leads from a target: to the next one on its right, its left, above or below it. */
export function neighbourOf(targets: readonly Target[], from: Target, key: string): Target | undefined {
  const [dx, dy] = DIRECTIONS.get(key) ?? [0, 0];
  let best: Target | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    if (target === from) continue;
    const along = (target.x - from.x) * dx + (target.y - from.y) * dy;
    const across = Math.abs((target.x - from.x) * dy) + Math.abs((target.y - from.y) * dx);
    if (along <= 0.5) continue;
    const cost = along + 3 * across;
    if (cost < least) {
      least = cost;
      best = target;
    }
  }
  return best;
}

const DIRECTIONS = new Map<string, readonly [dx: number, dy: number]>([
  ["ArrowRight", [1, 0]],
  ["ArrowLeft", [-1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);
