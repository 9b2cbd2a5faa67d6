import type { Capture } from "../capture.ts";
import type { Experiment } from "../experiment.ts";
import { csvBytes } from "../format/csv.ts";
import { npzBytes, vector } from "../format/npz.ts";
import { pngBytes } from "../format/png.ts";
import { pythonJson } from "../format/python-json.ts";
import { RunFailure } from "../run-failure.ts";
import { type ACTIVATIONS, Classifier } from "./classifier.ts";
import { decisionPicture } from "./decision-picture.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import { ARMS, type SpiralPoint, spiralPoints } from "./spiral-data.ts";

type Params = {
  readonly activation: keyof typeof ACTIVATIONS;
  readonly hidden: bigint;
  readonly learning_rate: number;
};

const EPOCHS = 80;
/** What learning from one point costs for each weight, on the clock of a run. */
const COST_MS = 0.01;

/** A small network that learns to tell three arms of a spiral apart, from points that its seed decides. */
export const spiralClassifier: Experiment<Params> = {
  name: "spirals",
  version: "1.0",
  description: "A network with one hidden layer, trained from scratch to tell three spiral arms apart",
  tags: ["demo", "classifier"],
  operation: "train",
  submissions: [
    {
      grid: { activation: ["tanh", "relu"], hidden: [4n, 24n], learning_rate: [0.01, 0.1, 1] },
      replicates: 10,
      endedHoursAgo: 26.2,
    },
  ],
  run(params, { random, capture, keepsArtifacts }) {
    const training = spiralPoints(40, random);
    const test = spiralPoints(60, random);
    const classifier = new Classifier(Number(params.hidden), params.activation, random);
    const { parameterCount } = classifier;
    capture.say("INFO", `training ${params.hidden} ${params.activation} units (${parameterCount} weights)`);
    capture.metrics["parameters"] = BigInt(parameterCount);
    const probabilities = new Float64Array(ARMS);
    let trainLoss = Number.NaN;
    for (let epoch = 1; epoch <= EPOCHS; epoch++) {
      let loss = 0;
      for (const point of training) loss += classifier.learn(point, params.learning_rate, probabilities);
      capture.spend(COST_MS * training.length * parameterCount);
      trainLoss = loss / training.length;
      capture.metrics["epochs"] = BigInt(epoch);
      capture.metrics["train_loss"] = trainLoss;
      if (!Number.isFinite(trainLoss)) {
        capture.tags.push("diverged");
        throw new RunFailure("FloatingPointError", `the training loss is ${trainLoss} in epoch ${epoch}`);
      }
      if (epoch % 4 === 0) report(capture, epoch, trainLoss, evaluate(classifier, test).accuracy);
    }
    capture.say("DEBUG", progressBar());
    const evaluation = evaluate(classifier, test);
    capture.metrics["test_accuracy"] = evaluation.accuracy;
    capture.metrics["test_loss"] = evaluation.loss;
    capture.derived["error_rate"] = 1 - evaluation.accuracy;
    capture.derived["overfit"] = evaluation.loss - trainLoss;
    capture.counts("confusion", evaluation.confusion, { classes: ["arm 0", "arm 1", "arm 2"] });
    if (evaluation.accuracy < 0.6) {
      const message = `underfit: ${percent(evaluation.accuracy)} of the test points placed right`;
      capture.say("WARNING", message);
      capture.warnings.push({ type: "UnderfitWarning", message });
    }
    if (keepsArtifacts) keepClassifier(capture, classifier, test, evaluation);
  },
};

function report(capture: Capture, epoch: number, loss: number, accuracy: number): void {
  capture.step("train/loss", epoch, loss);
  capture.step("test/accuracy", epoch, accuracy);
  if (epoch % 20 > 0) return;
  const colour = accuracy > 0.9 ? "\x1b[32m" : accuracy > 0.6 ? "\x1b[33m" : "\x1b[31m";
  capture.say(
    "INFO",
    `\x1b[1mepoch ${epoch}\x1b[0m  loss ${loss.toFixed(4)}  accuracy ${colour}${percent(accuracy)}\x1b[0m`,
  );
}

/** What a progress bar leaves in a log: all its states, each of which overwrote the one before. */
function progressBar(): string {
  return [25, 50, 75, 100]
    .map((done) => `epochs: ${String(done).padStart(3)}%|${"#".repeat(done / 5).padEnd(20)}|`)
    .join("\r");
}

function keepClassifier(
  capture: Capture,
  classifier: Classifier,
  test: readonly SpiralPoint[],
  { accuracy, loss, predicted }: Evaluation,
): void {
  const { w1, b1, w2, b2 } = classifier;
  const weights = {
    w1: { shape: [b1.length, 2], data: w1 },
    b1: vector(b1),
    w2: { shape: [ARMS, b1.length], data: w2 },
    b2: vector(b2),
  };
  capture.artifact("weights", "numpy", "npz", npzBytes(weights));
  const rows = test.map(({ x, y, arm }, index) => [x, y, arm, predicted[index]!]);
  capture.artifact("predictions", "file", "csv", csvBytes(["x", "y", "arm", "predicted"], rows));
  capture.artifact("summary", "json", "json", Buffer.from(pythonJson({ accuracy, loss })));
  capture.artifact("decision", "image", "png", pngBytes(decisionPicture(classifier, test)));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
