import type { Random } from "../random.ts";
import { ARMS, type SpiralPoint } from "./spiral-data.ts";

/** What a hidden unit makes of its input, and the slope there in terms of what it made. */
export const ACTIVATIONS = {
  tanh: { of: Math.tanh, slope: (output: number) => 1 - output * output },
  relu: { of: (input: number) => Math.max(0, input), slope: (output: number) => (output > 0 ? 1 : 0) },
};

/** Which of the arms a point lies on, according to a network with one hidden layer. */
export class Classifier {
  /** A row of two for each hidden unit. */
  readonly w1: Float64Array;
  readonly b1: Float64Array;
  /** A row of all hidden units for each arm. */
  readonly w2: Float64Array;
  readonly b2 = new Float64Array(ARMS);
  readonly #activation: (typeof ACTIVATIONS)[keyof typeof ACTIVATIONS];
  readonly #hidden: Float64Array;

  constructor(hidden: number, activation: keyof typeof ACTIVATIONS, random: Random) {
    this.#activation = ACTIVATIONS[activation];
    this.#hidden = new Float64Array(hidden);
    this.w1 = Float64Array.from({ length: 2 * hidden }, () => 1.5 * random.normal());
    this.b1 = Float64Array.from({ length: hidden }, () => 0.5 * random.normal());
    this.w2 = Float64Array.from({ length: ARMS * hidden }, () => random.normal() / Math.sqrt(hidden));
  }

  get parameterCount(): number {
    return this.w1.length + this.b1.length + this.w2.length + this.b2.length;
  }

  /** Writes the probability of each arm into `probabilities`. */
  classify(x: number, y: number, probabilities: Float64Array): void {
    const hidden = this.#hidden;
    for (let h = 0; h < hidden.length; h++) {
      hidden[h] = this.#activation.of(this.w1[2 * h]! * x + this.w1[2 * h + 1]! * y + this.b1[h]!);
    }
    for (let arm = 0; arm < ARMS; arm++) {
      let score = this.b2[arm]!;
      for (let h = 0; h < hidden.length; h++) score += this.w2[arm * hidden.length + h]! * hidden[h]!;
      probabilities[arm] = score;
    }
    softmax(probabilities);
  }

  /** Moves all weights a step down the gradient of the cross-entropy of one point. Returns that entropy before. */
  learn({ x, y, arm: truth }: SpiralPoint, learningRate: number, probabilities: Float64Array): number {
    this.classify(x, y, probabilities);
    const loss = -Math.log(probabilities[truth]!);
    const hidden = this.#hidden;
    probabilities[truth]! -= 1;
    for (let h = 0; h < hidden.length; h++) {
      let error = 0;
      for (let arm = 0; arm < ARMS; arm++) {
        const place = arm * hidden.length + h;
        error += probabilities[arm]! * this.w2[place]!;
        this.w2[place]! -= learningRate * probabilities[arm]! * hidden[h]!;
      }
      const step = learningRate * error * this.#activation.slope(hidden[h]!);
      this.w1[2 * h]! -= step * x;
      this.w1[2 * h + 1]! -= step * y;
      this.b1[h]! -= step;
    }
    for (let arm = 0; arm < ARMS; arm++) this.b2[arm]! -= learningRate * probabilities[arm]!;
    return loss;
  }
}

function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - highest);
    sum += scores[i]!;
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
}
