import type { Random } from "../random.ts";

/** How many arms there are. */
export const ARMS = 3;

/** A point of the plane, and the arm that it lies on. */
export interface SpiralPoint {
  readonly x: number;
  readonly y: number;
  readonly arm: number;
}

/** Points of arms that wind three quarters around the origin, within about the square from -1 to 1. */
export function spiralPoints(perArm: number, random: Random): SpiralPoint[] {
  return Array.from({ length: ARMS * perArm }, (_, index) => {
    const arm = index % ARMS;
    const radius = 0.1 + 0.85 * random.uniform();
    const angle = (arm / ARMS) * 2 * Math.PI + 1.5 * Math.PI * radius + 0.12 * random.normal();
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), arm };
  });
}
