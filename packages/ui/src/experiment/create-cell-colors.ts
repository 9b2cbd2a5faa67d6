import type { ExperimentOverview, FieldPath, NumberSummary } from "@atlas/core";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";
import { type Answer, createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { type CellColors, failureColors, metricColors } from "./cell-colors.ts";
import { readMeans } from "./read-means.ts";

/** What the cells of a design say: how each seed ended, how many failed, or the mean of a metric. */
type DesignView = "coverage" | "failures" | FieldPath;

/** The views of a design, the one that is chosen, and its colours. */
export interface CellColorChoice {
  readonly views: Accessor<readonly DesignView[]>;
  readonly names: Accessor<Readonly<Record<DesignView, string>>>;
  readonly view: Accessor<DesignView>;
  choose(view: DesignView): void;
  /** `undefined` for the coverage, and while the means of a metric are on their way. */
  readonly colors: Accessor<CellColors | undefined>;
  readonly error: Answer<unknown>["error"];
  retry(): void;
}

/** Lets a person choose what a design's cells say. Metrics are among it where every configuration has its cell. */
export function createCellColors(overview: Accessor<ExperimentOverview>): CellColorChoice {
  const dataset = useDataset();
  const [chosen, choose] = createSignal<DesignView>("coverage");
  const configurations = () => overview().coverage.configurations;
  const metrics = createMemo(() => {
    if (overview().design.configuration_count > configurations().length) return [];
    return overview().metrics.filter(
      (metric): metric is NumberSummary => metric.kind === "numbers" && metric.n > 0,
    );
  });
  const views = createMemo<readonly DesignView[]>(() => [
    "coverage",
    "failures",
    ...metrics().map(({ path }) => path),
  ]);
  const view = () => (views().includes(chosen()) ? chosen() : "coverage");
  const metric = () => metrics().find(({ path }) => path === view());
  const question = () => {
    const path = metric()?.path;
    return path === undefined ? undefined : { experimentId: overview().experiment_id, path };
  };
  const means = createAnswer(question, async (asked, signal) => ({
    ...asked,
    means: await readMeans(dataset, asked.experimentId, asked.path, signal),
  }));
  const colors = createMemo(() => {
    if (view() === "failures") return failureColors(configurations());
    const [shown, known] = [metric(), means.latest()];
    if (shown === undefined || known?.path !== shown.path) return undefined;
    return known.experimentId === overview().experiment_id ? metricColors(shown, known.means) : undefined;
  });
  const names = createMemo(
    () =>
      Object.fromEntries([
        ["coverage", "Coverage"],
        ["failures", "Failures"],
        ...metrics().map(({ path }) => [path, `Mean ${fieldLabel(path)}`]),
      ]) as Record<DesignView, string>,
  );
  return { views, names, view, choose, colors, error: means.error, retry: means.retry };
}
