// node index.js DIRECTORY [X] [Y]: how Y depends on X in the runs below a directory, as a table and as means.svg.
import { writeFileSync } from "node:fs";
import { aggregate, filterRows, parseQuery } from "@atlas/core";
import { openStore } from "@atlas/store-local";

const [directory = "./runs", x = "params.learning_rate", y = "metrics.test_accuracy"] = process.argv.slice(2);

const store = await openStore(directory);
const { query } = parseQuery("status = success");
const { series, counts } = aggregate(
  store.table,
  { x, y, errorBars: "ci95" },
  filterRows(store.table, query),
);
await store.close();

const points = series.flatMap((one) => one.points);
const lines = points.map(({ x: at, y: mean, y_low = null, y_high = null, n }) => {
  const interval = y_low === null ? "" : `${y_low.toFixed(4)} to ${y_high.toFixed(4)}`;
  return `${String(at).padEnd(14)} ${mean.toFixed(4).padStart(10)}   ${interval.padEnd(22)} ${n}`;
});
process.stdout.write(`${x.padEnd(14)}  mean ${y}, 95% interval, n\n${lines.join("\n")}\n`);
process.stdout.write(`${counts.used} of ${counts.matched} runs that match\n`);
writeFileSync("means.svg", drawMeans(points));

/** Means as dots with their intervals, one beside the other. */
function drawMeans(means) {
  const bounds = means.flatMap((point) => [point.y, point.y_low ?? point.y, point.y_high ?? point.y]);
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const height = (value) => 150 - (140 * (value - low)) / (high - low || 1);
  const marks = means.map((point, place) => {
    const at = 20 + place * 30;
    const from = height(point.y_low ?? point.y);
    const to = height(point.y_high ?? point.y);
    return `<path d="M${at} ${from}V${to}" stroke="#888"/><circle cx="${at}" cy="${height(point.y)}" r="3"/>`;
  });
  const width = 20 + means.length * 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="160">${marks.join("")}</svg>\n`;
}
