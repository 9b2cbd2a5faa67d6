import { expect, it } from "vitest";
import type { Target } from "../../src/chart/figure.ts";
import { nearestTarget, neighbourOf } from "../../src/chart/nearest-target.ts";

const at = (x: number, y: number): Target => ({ x, y, subject: [], facts: [] });

it("the nearest point within reach is meant", () => {
  const targets = [at(10, 10), at(30, 10), at(200, 200)];
  expect(nearestTarget(targets, 22, 12)).toBe(targets[1]);
  expect(nearestTarget(targets, 100, 100)).toBeUndefined();
});

it("what covers the pointer is meant, however far its middle is", () => {
  const bar = { ...at(10, 0), cover: { x: 0, y: 0, width: 20, height: 300 } };
  expect(nearestTarget([bar], 5, 290)).toBe(bar);
  expect(nearestTarget([bar], 21, 10)).toBeUndefined();
});

it("the arrow keys lead to the next target in their direction", () => {
  const [a, b, c, d] = [at(0, 0), at(100, 10), at(100, 90), at(200, 0)];
  const targets = [a!, b!, c!, d!];
  expect(neighbourOf(targets, a!, "ArrowRight")).toBe(b);
  expect(neighbourOf(targets, b!, "ArrowDown")).toBe(c);
  expect(neighbourOf(targets, d!, "ArrowLeft")).toBe(b);
  expect(neighbourOf(targets, d!, "ArrowRight")).toBeUndefined();
});
