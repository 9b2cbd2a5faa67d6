import { describe, expect, it } from "vitest";
import { csvOf, latexOf, markdownOf, paperTable, withHalfWidth } from "../../src/plot/table-text.ts";
import { drawExample } from "./examples.ts";

const { plot, data } = drawExample({
  kind: "line",
  x: "params.lr",
  y: "metrics.loss",
  group: ["params.problem"],
});

it("CSV has numbers in full, and quotes what must be", () => {
  expect(
    csvOf({
      head: ["a,b", "x"],
      rows: [
        ['say "no"', 0.1],
        [undefined, true],
        ["two\nlines", 1e-9],
      ],
    }),
  ).toBe('"a,b",x\r\n"say ""no""",0.1\r\n,true\r\n"two\nlines",1e-9\r\n');
});

it("a mean and its half-width end at the same decimal, with two digits of the half-width", () => {
  expect(withHalfWidth(5.4321, 0.0123)).toBe("5.432 \u00b1 0.012");
  expect(withHalfWidth(-250, 34.5)).toBe("\u2212250 \u00b1 35");
  expect(withHalfWidth(1234.5, 0.5)).toBe("1234.50 \u00b1 0.50");
  expect(withHalfWidth(3.21e-8, 1.2e-9)).toBe("(3.21 \u00b1 0.12)e\u221208");
  expect(withHalfWidth(2, 0)).toBe("2 \u00b1 0");
});

describe("a table for a paper", () => {
  it("is Markdown", () => {
    expect(markdownOf(paperTable(plot, data))).toMatchInlineSnapshot(`
      "| problem | lr | mean of loss (95% CI, t) | n |
      | --- | --- | --- | --- |
      | hills | 0.001 | 5000 ± 4403 | 6 |
      | hills | 0.01 | 500 ± 440 | 6 |
      | hills | 0.1 | 50 ± 44 | 6 |
      | sphere | 0.001 | 500 ± 440 | 6 |
      | sphere | 0.01 | 50 ± 44 | 6 |
      | sphere | 0.1 | 5.0 ± 4.4 | 6 |
      "
    `);
  });

  it("is LaTeX, with its own characters escaped", () => {
    expect(latexOf(paperTable(plot, data))).toMatchInlineSnapshot(`
      "\\begin{tabular}{llrr}
        \\toprule
        problem & lr & mean of loss (95\\% CI, t) & n \\\\
        \\midrule
        hills & 0.001 & 5000 $\\pm$ 4403 & 6 \\\\
        hills & 0.01 & 500 $\\pm$ 440 & 6 \\\\
        hills & 0.1 & 50 $\\pm$ 44 & 6 \\\\
        sphere & 0.001 & 500 $\\pm$ 440 & 6 \\\\
        sphere & 0.01 & 50 $\\pm$ 44 & 6 \\\\
        sphere & 0.1 & 5.0 $\\pm$ 4.4 & 6 \\\\
        \\bottomrule
      \\end{tabular}
      "
    `);
    expect(latexOf({ head: ["learning_rate", "n"], rows: [["50% & more \\ {x}", "1"]] })).toContain(
      "learning\\_rate & n",
    );
  });
});
