import type { Capture } from "../capture.ts";
import { csvBytes } from "../format/csv.ts";
import { npzBytes, vector } from "../format/npz.ts";
import { pngBytes } from "../format/png.ts";
import { pythonJson } from "../format/python-json.ts";
import { convergenceSvg } from "./convergence-svg.ts";
import { landscapePicture } from "./landscape.ts";
import type { Descent } from "./minimise.ts";
import type { Objective } from "./objectives.ts";

/** One iteration of a descent that was noted. */
interface TracePoint {
  readonly iteration: number;
  readonly f: number;
  readonly gradNorm: number;
  readonly x: Float64Array;
}

/** The first 20 iterations of a descent, then every 20th, and the last. */
export type DescentTrace = TracePoint[];

/** Notes an iteration where it is one of those that a trace holds; says whether. */
export function noteIteration(trace: DescentTrace, descent: Descent, isLast: boolean): boolean {
  const { iterations, finalF, gradNorm, x } = descent;
  const isNoted = isLast || iterations <= 20 || iterations % 20 === 0;
  if (isNoted) trace.push({ iteration: iterations, f: finalF, gradNorm, x: x.slice() });
  return isNoted;
}

/** Leaves the files of a descent: its solution, its way, tables and pictures. */
export function keepDescent(
  capture: Capture,
  title: string,
  objective: Objective,
  { x, finalF, iterations, converged }: Descent,
  trace: DescentTrace,
): void {
  const dim = x.length;
  const way = new Float64Array(trace.length * dim);
  for (const [row, point] of trace.entries()) way.set(point.x, row * dim);
  capture.artifact("solution", "numpy", "npz", npzBytes({ arr: vector(x) }));
  capture.artifact("path", "numpy", "npz", npzBytes({ arr: { shape: [trace.length, dim], data: way } }));
  const rows = trace.map(({ iteration, f, gradNorm }) => [iteration, f, gradNorm]);
  capture.artifact("trace", "file", "csv", csvBytes(["iteration", "f", "grad_norm"], rows));
  const summary = { x: [...x], f: finalF, iterations: BigInt(iterations), converged };
  capture.artifact("summary", "json", "json", Buffer.from(pythonJson(summary)));
  const curve = trace.map(({ iteration, f }) => [iteration, f] as const);
  capture.artifact("convergence", "image", "svg", convergenceSvg(title, curve));
  if (dim === 2) {
    const picture = landscapePicture(
      objective,
      trace.map((point) => point.x),
    );
    capture.artifact("landscape", "image", "png", pngBytes(picture));
  }
}
