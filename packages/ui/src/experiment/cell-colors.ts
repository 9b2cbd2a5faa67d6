import type { CoveredConfiguration, NumberSummary } from "@atlas/core";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { rampStep } from "../plot/ramp.ts";
import type { Mean } from "../table/mean-format.ts";
import { countStates } from "./seed-comb.ts";

/** The cells of a design in colours, by a number each. */
export interface CellColors {
  /** What the number is. */
  readonly title: string;
  /** The numbers at the ends of the ramp, as they are told; `undefined` where no cell has one. */
  readonly ends: readonly [low: string, high: string] | undefined;
  readonly isLog: boolean;
  /** From the low end on. */
  readonly ramp: readonly string[];
  /** `undefined` for a cell without a number. */
  readonly colorOf: (configuration: CoveredConfiguration) => string | undefined;
  /** The number in words; "" where the states of the seeds say it. */
  readonly wordsOf: (configuration: CoveredConfiguration) => string;
}

const STEPS = Array.from({ length: 10 }, (_, step) => step);
const SEQUENTIAL = STEPS.map((step) => `var(--seq-${step})`);
const FAILING = STEPS.map((step) =>
  step === 0 ? "var(--sunken)" : `color-mix(in oklab, var(--fail) ${10 + 10 * step}%, var(--paper))`,
);

/** What a configuration is known by; a run without a fingerprint is one of its own. */
export function cellKey(configuration: {
  readonly params_fingerprint: string;
  readonly run_id: string;
}): string {
  return configuration.params_fingerprint || configuration.run_id;
}

/** Colours by the means of a metric, which are by `cellKey`; on the scale that the metric is summed up on. */
export function metricColors(
  { path, scale }: Pick<NumberSummary, "path" | "scale">,
  means: ReadonlyMap<string, Mean>,
): CellColors {
  const isLog = scale === "log";
  const meanOf = (configuration: CoveredConfiguration) => means.get(cellKey(configuration));
  const place = placeOn(
    Array.from(means.values(), ({ mean }) => mean),
    isLog,
  );
  return {
    title: `${fieldLabel(path)}, mean`,
    ends: place && [formatCell(place.low, path), formatCell(place.high, path)],
    isLog,
    ramp: SEQUENTIAL,
    colorOf: (configuration) => {
      const mean = meanOf(configuration)?.mean;
      return mean === undefined ? undefined : colorAt(SEQUENTIAL, place?.of(mean));
    },
    wordsOf: (configuration) => {
      const mean = meanOf(configuration);
      if (mean === undefined) return `no ${fieldLabel(path)}`;
      const half = mean.half === undefined ? "" : ` \u00b1 ${formatCell(mean.half, path)}`;
      return `mean ${fieldLabel(path)} ${formatCell(mean.mean, path)}${half}`;
    },
  };
}

/** Colours by how many seeds of a configuration failed. */
export function failureColors(configurations: readonly CoveredConfiguration[]): CellColors {
  const failedOf = ({ states }: CoveredConfiguration) => countStates(states).f;
  const most = configurations.reduce((greatest, one) => Math.max(greatest, failedOf(one)), 0);
  return {
    title: "failed seeds",
    ends: most === 0 ? undefined : ["0", formatCount(most)],
    isLog: false,
    ramp: FAILING,
    colorOf: (one) => colorAt(FAILING, most === 0 ? 0 : failedOf(one) / most),
    wordsOf: () => "",
  };
}

/** Where numbers lie between the least and the greatest of them; `undefined` without any. */
function placeOn(numbers: readonly number[], isLog: boolean) {
  if (numbers.length === 0) return undefined;
  const on = isLog ? Math.log10 : (value: number) => value;
  const low = numbers.reduce((a, b) => Math.min(a, b));
  const high = numbers.reduce((a, b) => Math.max(a, b));
  // Halves, so that the span of the greatest numbers is finite.
  const of = (value: number) => (on(value) / 2 - on(low) / 2) / (on(high) / 2 - on(low) / 2);
  return { low, high, of };
}

/** The middle of the ramp where all numbers are the same. */
function colorAt(ramp: readonly string[], place = Number.NaN): string {
  return ramp[rampStep(place) ?? ramp.length / 2]!;
}
