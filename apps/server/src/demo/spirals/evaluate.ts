import type { Classifier } from "./classifier.ts";
import { ARMS, type SpiralPoint } from "./spiral-data.ts";

/** How well a classifier does on some points. */
export interface Evaluation {
  /** The share of points that it places right. */
  readonly accuracy: number;
  /** Mean cross-entropy. */
  readonly loss: number;
  /** How many points of each arm (rows) it takes for each arm (columns). */
  readonly confusion: readonly (readonly number[])[];
  /** For each point, the arm that it takes it for. */
  readonly predicted: readonly number[];
}

/** How well a classifier does on these points. */
export function evaluate(classifier: Classifier, points: readonly SpiralPoint[]): Evaluation {
  const probabilities = new Float64Array(ARMS);
  const confusion = Array.from({ length: ARMS }, () => new Array<number>(ARMS).fill(0));
  let loss = 0;
  const predicted = points.map(({ x, y, arm }) => {
    classifier.classify(x, y, probabilities);
    loss -= Math.log(probabilities[arm]!);
    const guess = likeliest(probabilities);
    confusion[arm]![guess]! += 1;
    return guess;
  });
  const right = confusion.reduce((sum, row, arm) => sum + row[arm]!, 0);
  return { accuracy: right / points.length, loss: loss / points.length, confusion, predicted };
}

/** The place of the greatest probability; the first where none is comparable. */
export function likeliest(probabilities: Float64Array): number {
  let best = 0;
  for (let i = 1; i < probabilities.length; i++) if (probabilities[i]! > probabilities[best]!) best = i;
  return best;
}
