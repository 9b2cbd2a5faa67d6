import type {
  Configuration,
  ConfigurationCell,
  ConfigurationsPage,
  Dataset,
  Query,
  ReplicateSummary,
} from "@atlas/core";
import { type ConfigurationKey, configurationsQuery } from "../compare/configuration-key.ts";
import { columnLayout } from "./column-layout.ts";
import { type Mean, meanFormat, meanOf } from "./mean-format.ts";
import type { PageRow } from "./row-blocks.ts";
import type { RowSource } from "./row-source.ts";
import type { RowId } from "./selection.ts";

/** What is around a mean in its cell, and what is before its exponent. */
const MARGINS_PX = 20;
const EXPONENT_GAP_PX = 4;

/** A page of configurations, with what each is known by. */
export interface ConfigurationRowsPage extends ConfigurationsPage {
  readonly ids: readonly RowId[];
}

/** The rows of a table of configurations. */
export function configurationSource(dataset: Dataset): RowSource<ConfigurationRowsPage> {
  return {
    ask: async (question, signal) => {
      const page = await dataset.configurations(question, { signal });
      return { ...page, ids: page.configurations.map(configurationId) };
    },
    idsOf: (page) => page.ids,
    layoutOf: ({ path, info, place }, pages, measure) => {
      const cells = pages.flatMap((page) => page.configurations.map((one) => one.cells[place]));
      const values = cells.flatMap((cell) => (cell?.kind === "value" ? [cell.value] : []));
      const lone = columnLayout(path, info, values, measure);
      const hasValues = cells.some((cell) => cell !== undefined && !isMissing(cell));
      const hasSummaries = cells.some((cell) => cell?.kind === "summary");
      if (!hasSummaries || path === "record.duration_ms") return { layout: lone, hasValues };
      const means = cells.flatMap((cell) => (cell && numberOf(cell)) ?? []);
      const write = meanFormat(means);
      const texts = means.map(write);
      const widest = (part: "mean" | "half" | "exponent") =>
        Math.max(0, ...texts.map((text) => measure(text[part], "value")));
      const half = widest("half") + measure(" \u00b1", "value");
      const exponent = widest("exponent") === 0 ? 0 : widest("exponent") + EXPONENT_GAP_PX;
      const isLacking = cells.some((cell) => cell !== undefined && lackingOf(cell) > 0);
      const lacking = isLacking ? measure("n 000", "value") : 0;
      const needed = Math.ceil(lacking + widest("mean") + half + exponent + MARGINS_PX);
      return {
        layout: {
          ...lone,
          align: "right",
          format: (cell) =>
            typeof cell === "number" && Number.isFinite(cell)
              ? joined(write({ mean: cell, half: undefined }))
              : lone.format(cell),
          means: { write, half: Math.ceil(half), exponent: Math.ceil(exponent) },
          width: Math.max(lone.width, needed),
        },
        hasValues,
      };
    },
  };
}

/** The mean that a cell shows; `undefined` where it shows none. */
export function numberOf(cell: ConfigurationCell): Mean | undefined {
  if (cell.kind === "summary") return meanOf(cell.summary);
  if (cell.kind !== "value" || typeof cell.value !== "number" || !Number.isFinite(cell.value))
    return undefined;
  return { mean: cell.value, half: undefined };
}

/** A mean with its bounds where it has some. */
export type LaneMean = Pick<ReplicateSummary, "mean" | "low" | "high">;

/** The mean of a cell with its bounds, as a lane draws them; `undefined` where it has none. */
export function laneMeanOf(cell: ConfigurationCell): LaneMean | undefined {
  if (cell.kind === "summary") return cell.summary;
  const number = numberOf(cell);
  return number && { mean: number.mean, low: null, high: null };
}

/** How many runs have no number where others of the configuration have; 0 where all have one. */
export function lackingOf(cell: ConfigurationCell): number {
  return cell.kind === "summary" ? cell.summary.missing + cell.summary.not_finite : 0;
}

/** A shown configuration. */
export function configurationAt(row: PageRow<ConfigurationRowsPage>): Configuration | undefined {
  return row.page.configurations[row.at];
}

/** The query that asks for the runs of some configurations. */
export function queryOfConfigurations(ids: readonly RowId[]): Query {
  const keys = configurationKeys(ids);
  const alone = ids.flatMap((id) => partsOf(id).runId ?? []);
  const queries: Query[] = keys.length === 0 ? [] : [configurationsQuery(keys)];
  if (alone.length > 0) queries.push({ field: "record.run_id", op: "in", value: alone });
  return queries.length === 1 ? queries[0]! : { op: "or", queries };
}

/** What configurations are known by elsewhere; those that are one run without a fingerprint are left out. */
function configurationKeys(ids: readonly RowId[]): readonly ConfigurationKey[] {
  return ids.map(partsOf).filter(({ runId }) => runId === undefined);
}

function partsOf(id: RowId): ConfigurationKey & { readonly runId: string | undefined } {
  const [experiment_id, params_fingerprint, runId] = JSON.parse(id) as [string, string, string?];
  return { experiment_id, params_fingerprint, runId };
}

/** A run without a fingerprint is a configuration of its own. */
function configurationId(one: Configuration): RowId {
  const { experiment_id, params_fingerprint, latest_run_id } = one;
  const key = [experiment_id, params_fingerprint];
  return JSON.stringify(params_fingerprint === "" ? [...key, latest_run_id] : key);
}

function isMissing(cell: ConfigurationCell): boolean {
  return cell.kind === "value" && cell.value === undefined;
}

function joined({ mean, exponent }: { readonly mean: string; readonly exponent: string }): string {
  return mean + exponent;
}
