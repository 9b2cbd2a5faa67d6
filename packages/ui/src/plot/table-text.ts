import { type Cell, csvField } from "@atlas/core";
import { decimalExponent, MINUS } from "../format/digits.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import type { Plot } from "./complete-plot.ts";
import { boundsOf, intervalName } from "./interval-words.ts";
import type { PlotData } from "./plot-data.ts";
import { facetsOf } from "./plot-requests.ts";
import type { PlotTable } from "./plot-table.ts";

/**
 * A table as CSV, numbers at full precision.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvOf({ head, rows }: PlotTable): string {
  const line = (fields: readonly string[]) => `${fields.join(",")}\r\n`;
  const fieldOf = (cell: Cell) => (cell === undefined ? "" : csvField(formatExact(cell)));
  return line(head.map(csvField)) + rows.map((row) => line(row.map(fieldOf))).join("");
}

/** What a paper has: a row a point, its statistic with the half-width of its interval, and n. */
export function paperTable(
  plot: Plot,
  data: PlotData,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const facets = facetsOf(plot);
  const group = plot.kind === "heatmap" ? plot.group.slice(0, 1) : plot.group;
  const name = data.points && intervalName(data.points.interval, plot.spread);
  const isSymmetric =
    name !== undefined && plot.statistic === "mean" && plot.spread !== "quartiles" && plot.spread !== "range";
  const rows = (data.points?.series ?? []).flatMap((series) =>
    series.points.map((point) => {
      const bounds = boundsOf(point, plot.spread);
      const value = !bounds
        ? formatNumber(point.y)
        : isSymmetric
          ? withHalfWidth(point.y, bounds[1] - point.y)
          : `${formatNumber(point.y)} [${formatNumber(bounds[0])}, ${formatNumber(bounds[1])}]`;
      const cells = [
        ...facets.map((field) => series.facet[field]),
        ...group.map((field) => series.group[field]),
        point.x,
      ];
      return [...cells.map((cell) => textOfCell(cell ?? undefined)), value, String(point.n)];
    }),
  );
  const fields = [...facets, ...group, plot.x].map((path) => path.slice(path.indexOf(".") + 1));
  const measured = `${plot.statistic} of ${plot.y.slice(plot.y.indexOf(".") + 1)}${name === undefined ? "" : ` (${name})`}`;
  return { head: [...fields, measured, "n"], rows };
}

/** A mean and the half-width of its interval, which has two digits: both to the same decimal. */
export function withHalfWidth(mean: number, half: number): string {
  if (!(half > 0)) return `${formatNumber(mean)} \u00b1 0`;
  const decimals = 1 - decimalExponent(half);
  const top = decimalExponent(Math.max(Math.abs(mean), half));
  if (decimals > 6 || top >= 6) {
    const power = mean === 0 ? decimalExponent(half) : decimalExponent(mean);
    const scale = (value: number) => (value / 10 ** power).toFixed(Math.max(0, decimals + power));
    const exponent = String(Math.abs(power)).padStart(2, "0");
    return `(${minus(scale(mean))} \u00b1 ${scale(half)})e${power < 0 ? MINUS : "+"}${exponent}`;
  }
  const shown = Math.max(0, decimals);
  return `${minus(mean.toFixed(shown))} \u00b1 ${half.toFixed(shown)}`;
}

/** A table for a text in Markdown. */
export function markdownOf(table: ReturnType<typeof paperTable>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return line(table.head) + line(table.head.map(() => "---")) + table.rows.map(line).join("");
}

/** A table for a text in LaTeX, in the style of `booktabs`. */
export function latexOf(table: ReturnType<typeof paperTable>): string {
  const line = (cells: readonly string[]) => `  ${cells.map(latexText).join(" & ")} \\\\\n`;
  const columns = `${"l".repeat(table.head.length - 2)}rr`;
  return [
    `\\begin{tabular}{${columns}}\n  \\toprule\n`,
    line(table.head),
    "  \\midrule\n",
    ...table.rows.map(line),
    "  \\bottomrule\n\\end{tabular}\n",
  ].join("");
}

function textOfCell(cell: Cell): string {
  return typeof cell === "number" || typeof cell === "bigint" ? formatNumber(cell) : formatExact(cell);
}

function minus(text: string): string {
  return text.replace("-", MINUS);
}

const LATEX = new Map([
  ["\\", "\\textbackslash{}"],
  ["~", "\\textasciitilde{}"],
  ["^", "\\textasciicircum{}"],
  ["\u00b1", "$\\pm$"],
  ["\u2212", "$-$"],
]);

function latexText(text: string): string {
  return text.replace(/[\\~^\u00b1\u2212&%$#_{}]/g, (character) => LATEX.get(character) ?? `\\${character}`);
}
