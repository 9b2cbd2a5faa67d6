import { describe, expect, test } from "vitest";
import { randomOf } from "../../../src/demo/random.ts";
import { Classifier } from "../../../src/demo/spirals/classifier.ts";
import { evaluate } from "../../../src/demo/spirals/evaluate.ts";
import { ARMS, spiralPoints } from "../../../src/demo/spirals/spiral-data.ts";

const SEED = "0000000000000005";

describe("the spiral's points", () => {
  test("are as many on each arm, and lie within reach", () => {
    const points = spiralPoints(50, randomOf(SEED));
    expect(points).toHaveLength(ARMS * 50);
    for (let arm = 0; arm < ARMS; arm++) expect(points.filter((point) => point.arm === arm)).toHaveLength(50);
    for (const { x, y } of points) expect(Math.hypot(x, y)).toBeLessThan(1);
  });
});

describe.each(["tanh", "relu"] as const)("a classifier of %s units", (activation) => {
  test("gives probabilities", () => {
    const classifier = new Classifier(5, activation, randomOf(SEED));
    const probabilities = new Float64Array(ARMS);
    classifier.classify(0.3, -0.7, probabilities);
    for (const probability of probabilities) expect(probability).toBeGreaterThan(0);
    expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
  });

  test("moves every weight down the slope that differences approach", () => {
    const point = { x: 0.4, y: -0.2, arm: 1 };
    const probabilities = new Float64Array(ARMS);
    const make = () => new Classifier(5, activation, randomOf(SEED));
    const lossOf = (classifier: Classifier) => {
      classifier.classify(point.x, point.y, probabilities);
      return -Math.log(probabilities[point.arm]!);
    };
    const rate = 1e-6;
    const learnt = make();
    expect(learnt.learn(point, rate, probabilities)).toBe(lossOf(make()));
    for (const part of ["w1", "b1", "w2", "b2"] as const) {
      for (let i = 0; i < learnt[part].length; i++) {
        const [more, less] = [make(), make()];
        more[part][i]! += 1e-5;
        less[part][i]! -= 1e-5;
        const slope = (lossOf(more) - lossOf(less)) / 2e-5;
        expect((make()[part][i]! - learnt[part][i]!) / rate).toBeCloseTo(slope, 4);
      }
    }
  });

  test("counts what it takes each point for", () => {
    const classifier = new Classifier(5, activation, randomOf(SEED));
    const points = spiralPoints(20, randomOf(SEED));
    const { confusion, predicted, accuracy, loss } = evaluate(classifier, points);
    expect(confusion.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([20, 20, 20]);
    const right = points.filter(({ arm }, index) => predicted[index] === arm).length;
    expect(accuracy).toBe(right / 60);
    expect(confusion[0]![0]! + confusion[1]![1]! + confusion[2]![2]!).toBe(right);
    expect(loss).toBeGreaterThan(0);
  });
});
