// What the browser does: first paints against ECharts in the same page, and a brush over six linked views.
import { compare, type Measurement } from "./measure.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";
import { openPaintPage } from "./ui/open-page.ts";

const LARGE = "ECharts, large";
const DEFAULT = "ECharts, default";
const UNSLICED = "ECharts, progressive: 0";
const LINES = "ECharts";
const FEW_RUNS = "100 runs";

/** By default ECharts takes minutes for a million points: it is asked for no more than these. */
const MOST_SLOW = 100_000;
const FRAMES = 120;
const MOST_FRAME_MS = 50;
const MOST_PAINT_MS = 60;

/** How many times our own time ECharts is to take at least, by the number of points. */
const SCATTER_GOALS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  100000: { [LARGE]: 10, [DEFAULT]: 300, [UNSLICED]: 50 },
  1000000: { [LARGE]: 40 },
};
const LINE_GOALS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1000: { [LINES]: 2 },
  10000: { [LINES]: 6 },
};

const opened = await openPaintPage();
if (opened === undefined) {
  console.log("There is no Chromium: name one in CHROMIUM_PATH. Nothing is measured.");
  process.exit(0);
}
const { page, hasPeer } = opened;
if (!hasPeer) console.log("ECharts is not installed: it is not measured");
const measurements: Measurement[] = [];

/** A function of the page that is made ready once and may be called again and again, by a name of its own. */
async function ready(name: string, prepare: string): Promise<() => Promise<void>> {
  await page.evaluate(`(async () => { window[${JSON.stringify(name)}] = await ${prepare} })()`);
  return async () => {
    await page.evaluate(`window[${JSON.stringify(name)}]()`);
  };
}

const rows = rowsOf([10_000, 100_000, 1_000_000]);
for (const count of rows) {
  const modes = [
    [LARGE, "large"],
    ...(count <= MOST_SLOW
      ? [
          [DEFAULT, "default"],
          [UNSLICED, "unsliced"],
        ]
      : []),
  ];
  const peers = hasPeer
    ? await Promise.all(
        modes.map(
          async ([name, mode]) =>
            [name!, await ready(name!, `peer.prepareScatter(${count}, "${mode}")`)] as const,
        ),
      )
    : [];
  const goals = SCATTER_GOALS[count];
  const measured = await compare({
    operation: "scatter, first paint",
    rows: count,
    warmUps: 2,
    ours: await ready("ours", `paint.prepareScatter(${count})`),
    peers: Object.fromEntries(peers),
    ...(goals && { goals }),
  });
  measurements.push(count < 1_000_000 ? measured : withLimit(measured, MOST_PAINT_MS));
}

for (const count of [100, 1_000, 10_000]) {
  const goals = LINE_GOALS[count];
  measurements.push(
    await compare({
      operation: "20 lines with bands",
      rows: count,
      warmUps: 2,
      ours: await ready("ours", `paint.prepareLines(${count})`),
      peers: hasPeer ? { [LINES]: await ready("lines", `peer.prepareLines(${count})`) } : {},
      ...(goals && { goals }),
    }),
  );
}
if (hasPeer) await page.evaluate("peer.clear()");

measurements.push(
  await compare({
    operation: "table, first paint",
    rows: 300_000,
    warmUps: 2,
    ours: await ready("ours", "paint.prepareTable(300000)"),
    peers: { [FEW_RUNS]: await ready("few", "paint.prepareTable(100)") },
    goals: { [FEW_RUNS]: 1 / 1.1 },
  }),
);

const frames = (await page.evaluate(`paint.brushFrames(300000, ${FRAMES})`)) as number[];
const sorted = [...frames].sort((a, b) => a - b);
measurements.push(
  withLimit(
    {
      operation: "brush over six linked views, p95 frame",
      rows: 300_000,
      ours_ms: sorted[Math.floor(sorted.length * 0.95)]!,
      peers: {},
      ratios: {},
      goal: null,
      met: true,
    },
    MOST_FRAME_MS,
  ),
);
await opened.close();
publish("ui", measurements);

/** A measurement that must not take longer than so many milliseconds, either. */
function withLimit(measured: Measurement, mostMs: number): Measurement {
  const isShort = measured.ours_ms <= mostMs;
  return {
    ...measured,
    goal: [measured.goal, `at most ${mostMs} ms`].filter((part) => part !== null).join(", "),
    met: isShort ? measured.met : false,
  };
}
