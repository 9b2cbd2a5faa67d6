import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import { DESK, hasBrowser, launchBrowser, openPage } from "./browser.ts";
import { chartOn, countOn, QUESTIONS } from "./plot-page.ts";
import { expectedOf, hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

/** What another program made of the same store, with numpy and scipy. */
interface Expected {
  readonly aggregates: readonly {
    readonly runs_matched: number;
    readonly runs_used: number;
    readonly series: readonly {
      readonly group: readonly (string | number)[];
      readonly points: readonly {
        readonly x: number | string;
        readonly n: number;
        readonly mean: number;
        readonly sum: number;
        readonly ci95_half_width: number;
      }[];
    }[];
  }[];
}

const DIGITS = 9;

describe.skipIf(!hasBrowser() || !hasSharedStore("examples"))("a link answers", () => {
  let atlas: Atlas;
  let browser: Browser;
  let place: TemporaryStore;
  const expected = () => (expectedOf("examples") as Expected).aggregates;

  beforeAll(async () => {
    place = sharedStore("examples");
    [atlas, browser] = await Promise.all([startAtlas(["serve", "--store", place.path]), launchBrowser()]);
    await untilRead(atlas);
  });
  afterAll(async () => {
    await browser?.close();
    await atlas?.stop();
    place?.remove();
  });

  /** The table behind the plot at full precision, and what the counts say. */
  const ask = async (name: keyof typeof QUESTIONS) => {
    const page = await openPage(browser, DESK);
    await page.goto(atlas.url + QUESTIONS[name]);
    await chartOn(page).waitFor();
    const counts = {
      plotted: Number(await countOn(page, "plotted")),
      matching: Number(await countOn(page, "matching")),
      notFinite: Number(await countOn(page, "not finite")),
    };
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.locator(".atl-plot-table tbody tr").first().waitFor();
    const rows = await page
      .locator(".atl-plot-table tbody tr")
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.getAttribute("title") ?? "")),
      );
    expect(page.errors).toEqual([]);
    await page.context().close();
    return { rows, counts };
  };

  it("how an estimate of pi depends on the samples, with its 95% interval", async () => {
    const { rows, counts } = await ask("pi-by-samples");
    const [question] = expected();
    const points = question!.series[0]!.points;
    expect(counts).toEqual({ plotted: question!.runs_used, matching: question!.runs_matched, notFinite: 0 });
    expect(rows.map(([x]) => Number(x))).toEqual(points.map((point) => point.x));
    for (const [index, point] of points.entries()) {
      const [, mean, low, high, n] = rows[index]!.map(Number);
      expect(mean).toBeCloseTo(point.mean, DIGITS);
      expect(low).toBeCloseTo(point.mean - point.ci95_half_width, DIGITS);
      expect(high).toBeCloseTo(point.mean + point.ci95_half_width, DIGITS);
      expect(n).toBe(point.n);
    }
  });

  it("how a loss depends on the rate, for each number of iterations", async () => {
    const { rows, counts } = await ask("loss-by-rate");
    const question = expected()[1]!;
    expect(counts.plotted).toBe(question.runs_used);
    const points = question.series.flatMap(({ group, points: of }) =>
      of.map((point) => ({ group, ...point })),
    );
    expect(rows).toHaveLength(points.length);
    for (const [index, point] of points.entries()) {
      const [iterations, rate, mean, low] = rows[index]!.map(Number);
      expect([iterations, rate]).toEqual([point.group[0], point.x]);
      expect(mean).toBeCloseTo(point.mean, DIGITS);
      expect(low).toBeCloseTo(point.mean - point.ci95_half_width, DIGITS);
    }
  });

  it("which algorithm ends lowest on each problem, over decades", async () => {
    const { rows, counts } = await ask("f-by-algorithm");
    const question = expected()[2]!;
    expect(counts.plotted).toBe(question.runs_used);
    expect(rows).toHaveLength(9);
    for (const [problem, algorithm, mean, , , n] of rows) {
      const of = question.series
        .filter(({ group }) => group[0] === problem)
        .flatMap(({ points }) => points.filter((point) => point.x === algorithm));
      const total = of.reduce((sum, point) => sum + point.n, 0);
      expect(Number(n)).toBe(total);
      expect(Number(mean) / (of.reduce((sum, point) => sum + point.sum, 0) / total)).toBeCloseTo(1, DIGITS);
    }
  });

  it("how a logarithm depends on the rate, with the run counted whose logarithm is not finite", async () => {
    const { rows, counts } = await ask("value-by-lr");
    const question = expected()[3]!;
    expect(counts).toEqual({ plotted: question.runs_used, matching: question.runs_matched, notFinite: 1 });
    for (const point of question.series[0]!.points) {
      const values = rows.filter(([lr]) => Number(lr) === point.x).map(([, value]) => Number(value));
      expect(values).toHaveLength(point.n);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(point.sum, DIGITS);
    }
  });
});
