import type { Page } from "playwright-core";

/** The address of a plot. */
export function plotOf(experiment: string, spec: object = {}): string {
  const q = encodeURIComponent(`experiment = ${experiment}`);
  return `/plots?q=${q}&plot=${encodeURIComponent(JSON.stringify(spec))}`;
}

/** The plot on the page. */
export function chartOn(page: Page) {
  return page.getByRole("group", { name: / by |Histogram|ECDF/ });
}

/** What the line of counts says of one of them. */
export async function countOn(page: Page, name: string): Promise<string | undefined> {
  const button = page.getByRole("button", { name: new RegExp(`^${name} \\d`) });
  return (await button.textContent())?.replace(`${name} `, "");
}

type Share = readonly [across: number, down: number];

/** Drags over the plot on the page, from one place of it to another, as shares of its box. */
export async function dragOver(page: Page, from: Share, to: Share): Promise<void> {
  const box = await chartOn(page).boundingBox();
  if (box === null) throw new Error("The chart is not on the page");
  const at = ([across, down]: Share) => [box.x + across * box.width, box.y + down * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** The links that answer the four questions of the examples' store. */
export const QUESTIONS = {
  "pi-by-samples": plotOf("pi_mc:0.1", {
    kind: "line",
    x: "params.n_samples",
    y: "metrics.pi_estimate",
    spread: "ci95",
  }),
  "loss-by-rate": plotOf("curve_fit:0.1", {
    x: "params.learning_rate",
    y: "metrics.final_loss",
    group: ["params.n_iterations"],
  }),
  "f-by-algorithm": plotOf("optbench:2.0", {
    x: "params.algorithm",
    y: "metrics.final_f",
    column: "params.problem",
    yScale: "log",
  }),
  "value-by-lr": plotOf("hypersearch_random:0.1", { x: "params.lr", y: "derived.log10_value" }),
};
