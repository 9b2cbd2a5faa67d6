import { type Colour, gradient, type Picture } from "../format/png.ts";
import type { Objective } from "./objectives.ts";

const SIZE = 160;
/** Low ground dark, high ground pale. */
const GROUND = gradient(
  [
    [24, 32, 74],
    [38, 96, 130],
    [96, 160, 140],
    [226, 222, 184],
  ],
  254,
);
const WAY: Colour = [255, 92, 40];
const END: Colour = [255, 255, 255];
const [WAY_INDEX, END_INDEX] = [GROUND.length, GROUND.length + 1];

/** A picture of an objective of two dimensions on its cube, with the way that a descent took and where it ended. */
export function landscapePicture(objective: Objective, way: readonly Float64Array[]): Picture {
  const pixels = new Uint8Array(SIZE * SIZE);
  const heights = groundOf(objective);
  const top = heights.reduce((highest, height) => Math.max(highest, height));
  for (const [index, height] of heights.entries()) {
    pixels[index] = Math.round((height / top) * (GROUND.length - 1));
  }
  const pixelOf = (coordinate: number) => ((coordinate / objective.radius + 1) / 2) * SIZE;
  const draw = (x: number, y: number, colour: number) => {
    const [column, row] = [Math.floor(x), SIZE - 1 - Math.floor(y)];
    if (column >= 0 && column < SIZE && row >= 0 && row < SIZE) pixels[row * SIZE + column] = colour;
  };
  for (let i = 0; i < way.length; i++) {
    const [from, to] = [way[Math.max(0, i - 1)]!, way[i]!];
    for (let part = 0; part <= SIZE; part++) {
      const at = (axis: 0 | 1) => pixelOf(from[axis]! + ((to[axis]! - from[axis]!) * part) / SIZE);
      draw(at(0), at(1), WAY_INDEX);
    }
  }
  const last = way.at(-1)!;
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    draw(pixelOf(last[0]!) + dx, pixelOf(last[1]!) + dy, END_INDEX);
  }
  return { width: SIZE, height: SIZE, palette: [...GROUND, WAY, END], pixels };
}

/** The logarithm of 1 + f at the middle of each pixel. */
function groundOf({ radius, value }: Objective): Float64Array {
  const heights = new Float64Array(SIZE * SIZE);
  const point = new Float64Array(2);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      point[0] = radius * ((2 * (column + 0.5)) / SIZE - 1);
      point[1] = radius * (1 - (2 * (row + 0.5)) / SIZE);
      heights[row * SIZE + column] = Math.log1p(value(point));
    }
  }
  return heights;
}
