import type { Cell } from "../model/field.ts";
import { textOf } from "../model/text-of.ts";
import type { MeansTable, MeansTableCell, MeansTableRequest } from "./means-table.ts";

/** A table of means as texts: what every printed form is made of. */
export interface MeansTableText {
  /** The names of the fields of the rows, then one heading a column. */
  readonly head: readonly string[];
  readonly lines: readonly {
    readonly values: readonly string[];
    readonly cells: readonly { readonly text: string; readonly is_best: boolean }[];
  }[];
  /** What the numbers are, of how many seeds, and by which test the best are marked. */
  readonly caption: string;
}

/** The texts of a table of means: each mean with as many digits as its interval leaves standing. */
export function meansTableText(table: MeansTable, request: MeansTableRequest): MeansTableText {
  const headOf = (values: readonly (Cell | null)[]) => values.map(valueText).join(", ");
  const columnHeads = request.columns.length === 0 ? [request.field] : table.column_values.map(headOf);
  return {
    head: [...request.rows, ...columnHeads],
    lines: table.cells.map((cells, row) => ({
      values: table.row_values[row]!.map(valueText),
      cells: cells.map((cell) => ({
        text: cell === null ? "" : cellText(cell),
        is_best: cell?.is_best ?? false,
      })),
    })),
    caption: meansTableCaption(table, request),
  };
}

/** The mean and half its interval, to two digits of the latter: "0.0312 ± 0.0014". Without an interval, five digits. */
export function cellText({ mean, high }: Pick<MeansTableCell, "mean" | "high">): string {
  const margin = high === null ? 0 : high - mean;
  if (!(margin > 0)) return shortText(mean);
  const decimals = 1 - Math.floor(Math.log10(margin));
  const magnitude = Math.max(Math.abs(mean), margin);
  if (decimals > 100 || magnitude >= 1e6 || magnitude < 1e-4) return scientificText(mean, margin, magnitude);
  return `${fixed(mean, decimals)} ± ${fixed(margin, decimals)}`;
}

function valueText(value: Cell | null): string {
  return value === null || value === undefined ? "none" : textOf(value);
}

function shortText(mean: number): string {
  return String(Number(mean.toPrecision(5)));
}

/** Rounded to a place before the point, too, where `decimals` is negative. */
function fixed(value: number, decimals: number): string {
  if (decimals >= 0) return value.toFixed(decimals);
  const unit = 10 ** -decimals;
  return (Math.round(value / unit) * unit).toFixed(0);
}

function scientificText(mean: number, margin: number, magnitude: number): string {
  const exponent = Math.floor(Math.log10(magnitude));
  const scaled = (value: number) => value / 10 ** exponent;
  const decimals = Math.min(20, Math.max(0, 1 - Math.floor(Math.log10(scaled(margin)))));
  return `(${scaled(mean).toFixed(decimals)} ± ${scaled(margin).toFixed(decimals)})e${exponent}`;
}

/** What the numbers of a table of means are, of how many seeds, and by which test the best are marked. */
export function meansTableCaption(
  table: MeansTable,
  { field, goal, bestOf = "row" }: MeansTableRequest,
): string {
  const sizes = table.cells.flat().flatMap((cell) => cell?.n ?? []);
  const [least, greatest] = [Math.min(...sizes), Math.max(...sizes)];
  const n =
    sizes.length === 0 ? "no seed" : least === greatest ? `n = ${least}` : `n = ${least} to ${greatest}`;
  const sentences = [`Mean of ${field} over seeds ± half its 95% interval by Student's t (${n}).`];
  if (goal !== undefined) {
    const scope = { row: "each row", column: "each column", table: "all" }[bestOf];
    const best = goal === "min" ? "least" : "greatest";
    const alike =
      table.test === null
        ? ""
        : `, and those that a paired ${table.test === "t" ? "t" : "sign-flip"} test (Holm-adjusted, 5%) does not tell apart from it`;
    sentences.push(`Bold: the ${best} mean of ${scope}${alike}.`);
  }
  if (table.mixed.length > 0) sentences.push(`Means mix values of ${table.mixed.join(", ")}.`);
  const { used, matched } = table.counts;
  sentences.push(
    used === matched ? `${used} runs.` : `${used} of ${matched} runs; the others have no finite number.`,
  );
  return sentences.join(" ");
}
