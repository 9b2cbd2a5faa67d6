import { type Colour, gradient, type Picture } from "../format/png.ts";
import type { Classifier } from "./classifier.ts";
import { likeliest } from "./evaluate.ts";
import { ARMS, type SpiralPoint } from "./spiral-data.ts";

const SIZE = 160;
/** How far the picture reaches from the origin. */
const REACH = 1.15;
const PAPER: Colour = [250, 250, 248];
const ARM_COLOURS: readonly Colour[] = [
  [38, 96, 164],
  [217, 120, 40],
  [46, 140, 110],
];
/** How many shades tell how sure the classifier is. */
const SHADES = 32;
const PALETTE = [
  ...ARM_COLOURS.flatMap((colour) => gradient([PAPER, colour], SHADES)),
  [20, 24, 32] as const,
];
const INK = PALETTE.length - 1;

/** What a classifier takes each place of the plane for, the surer the deeper, and the points that it was tested with. */
export function decisionPicture(classifier: Classifier, points: readonly SpiralPoint[]): Picture {
  const pixels = new Uint8Array(SIZE * SIZE);
  const probabilities = new Float64Array(ARMS);
  const coordinate = (pixel: number) => REACH * ((2 * (pixel + 0.5)) / SIZE - 1);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      classifier.classify(coordinate(column), -coordinate(row), probabilities);
      const arm = likeliest(probabilities);
      const sureness = (probabilities[arm]! - 1 / ARMS) / (1 - 1 / ARMS);
      pixels[row * SIZE + column] = arm * SHADES + Math.round(0.8 * sureness * (SHADES - 1));
    }
  }
  const pixelOf = (value: number) => Math.floor(((value / REACH + 1) / 2) * SIZE);
  for (const { x, y, arm } of points) {
    const [column, row] = [pixelOf(x), pixelOf(-y)];
    if (column < 1 || column > SIZE - 2 || row < 1 || row > SIZE - 2) continue;
    for (const step of [-1, 0, 1]) {
      pixels[row * SIZE + column + step] = INK;
      pixels[(row + step) * SIZE + column] = INK;
    }
    pixels[row * SIZE + column] = (arm + 1) * SHADES - 1;
  }
  return { width: SIZE, height: SIZE, palette: PALETTE, pixels };
}
