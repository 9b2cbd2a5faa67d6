import { csvField } from "../model/csv-field.ts";
import type { MeansTable, MeansTableRequest } from "./means-table.ts";
import { meansTableText } from "./means-table-text.ts";

/** A table of means as Markdown, the best in bold, its caption below. */
export function meansTableMarkdown(table: MeansTable, request: MeansTableRequest): string {
  const { head, lines, caption } = meansTableText(table, request);
  const escaped = (text: string) => text.replace(/[\\|*_`<]/g, "\\$&").replace(/\r?\n/g, " ");
  const line = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
  const rows = lines.map(({ values, cells }) =>
    line([...values.map(escaped), ...cells.map(({ text, is_best }) => (is_best ? `**${text}**` : text))]),
  );
  const rule = head.map((_, i) => (i < request.rows.length ? "---" : "---:"));
  return [line(head.map(escaped)), line(rule), ...rows, "", escaped(caption), ""].join("\n");
}

/** A table of means as a LaTeX `table`, the best in bold; it needs the package booktabs. */
export function meansTableLatex(table: MeansTable, request: MeansTableRequest): string {
  const { head, lines, caption } = meansTableText(table, request);
  const number = (text: string) => `$${text.replace("±", "\\pm").replace(/e(-?\d+)$/, " \\times 10^{$1}")}$`;
  const cell = ({ text, is_best }: { text: string; is_best: boolean }) =>
    text === "" ? "" : is_best ? `{\\boldmath ${number(text)}}` : number(text);
  const line = (texts: readonly string[]) => `    ${texts.join(" & ")} \\\\`;
  return [
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${escapedLatex(caption)}}`,
    `  \\begin{tabular}{${head.map((_, i) => (i < request.rows.length ? "l" : "r")).join("")}}`,
    "    \\toprule",
    line(head.map(escapedLatex)),
    "    \\midrule",
    ...lines.map(({ values, cells }) => line([...values.map(escapedLatex), ...cells.map(cell)])),
    "    \\bottomrule",
    "  \\end{tabular}",
    "\\end{table}",
    "",
  ].join("\n");
}

/** A table of means as CSV with full digits: a line a cell, with its n, mean, sd, interval and whether it is best. */
export function meansTableCsv(table: MeansTable, request: MeansTableRequest): string {
  const line = (texts: readonly (string | null)[]) =>
    texts.map((text) => (text === null ? "" : csvField(text))).join(",");
  const lines = [line([...request.rows, ...request.columns, "n", "mean", "sd", "low", "high", "is_best"])];
  const { lines: texts } = meansTableText(table, request);
  table.cells.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell === null) return;
      const { n, mean, sd, low, high, is_best } = cell;
      const columnTexts = table.column_values[column]!.map((value) =>
        value === null ? null : String(value),
      );
      const numbers = [n, mean, sd, low, high].map((number) => (number === null ? null : String(number)));
      lines.push(line([...texts[row]!.values, ...columnTexts, ...numbers, String(is_best)]));
    });
  });
  return `${lines.join("\n")}\n`;
}

const LATEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "±": "$\\pm$",
};

function escapedLatex(text: string): string {
  return text.replace(/[\\~^±&%$#_{}]/g, (character) => LATEX[character] ?? `\\${character}`);
}
