import { readFileSync } from "node:fs";
import { AtlasError } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { type FigureFile, figureSvg, type PlotSpec, readPlotSpec } from "@atlas/ui/figure";
import { type Command, InvalidArgumentError } from "commander";
import { addStoreOptions, type StoreOptions } from "../stores/store-options.ts";
import { askStores } from "./ask-stores.ts";
import { checkOutsideStores } from "./outside-stores.ts";
import { queryOf } from "./query-of.ts";
import { writeOut } from "./write-out.ts";
import { writeWhole } from "./write-whole.ts";

interface PlotOptions extends StoreOptions {
  readonly output?: string;
  readonly width: number;
  readonly height: number;
}

const STDIN = "-";
const WIDTH = 720;
const HEIGHT = 450;

const MORE_HELP = `
The spec is JSON: what the Plots page has in its address and a figure in its
metadata. Whatever it leaves out is chosen by what the data are like, so that {}
is a plot. The same runs, spec and size give the same file, byte for byte.

  {"kind": "line", "x": "params.lr", "y": "metrics.loss",
   "group": ["params.algorithm"], "column": "params.dim", "yScale": "log"}

  kind       line, scatter, bar, box, strip, histogram, ecdf, heatmap, parallel
  statistic  mean, median, min, max, sum, count
  spread     ci95, sem, std, quartiles, range, none
  xScale, yScale  linear, log, symlog, category

What could not be drawn, and params that runs of one point differ in, are said on
stderr.

Examples:
  atlas plot spec.json -o figure.svg --store ./runs
  echo '{"y": "metrics.loss"}' | atlas plot - "status = success" -o loss.svg
`;

/** Adds `atlas plot`: draws runs as a figure, without a page. */
export function addPlotCommand(program: Command): void {
  const command = program
    .command("plot")
    .description("Draw a figure of the runs that match a query, as SVG.")
    .argument("<spec>", "a file with what to draw, as JSON; - for stdin")
    .argument("[query...]", "which runs; all when absent");
  addStoreOptions(command)
    .option("-o, --output <file>", "where to write it (default: stdout)")
    .option("--width <pixels>", "how wide it is", parseSize, WIDTH)
    .option("--height <pixels>", "how high it is; more where panels need it", parseSize, HEIGHT)
    .addHelpText("after", MORE_HELP)
    .action(plotRuns);
}

async function plotRuns(
  specFile: string,
  words: readonly string[],
  { output, width, height, ...options }: PlotOptions,
  command: Command,
): Promise<void> {
  const spec = specOf(specFile);
  const filter = queryOf(words);
  await askStores(options, command, async (source) => {
    if (output !== undefined) checkOutsideStores(output, source);
    const { timezone } = options;
    const dataset = datasetOf(source, { ...(timezone !== undefined && { timeZone: timezone }) });
    const figure = await figureSvg(dataset, spec, { filter, width, height });
    if (figure.counts.used === 0) {
      throw new AtlasError("invalid_query", `There is nothing to draw. ${remarks(figure).join("\n")}`);
    }
    await (output === undefined ? writeOut([figure.svg]) : writeWhole(output, [figure.svg]));
    for (const line of remarks(figure)) console.error(line);
  });
}

function specOf(file: string): PlotSpec {
  const text = readFileSync(file === STDIN ? 0 : file, "utf8");
  try {
    return readPlotSpec(JSON.parse(text));
  } catch (error) {
    const name = file === STDIN ? "What came on stdin" : file;
    throw new AtlasError("invalid_query", `${name} is not JSON: ${(error as Error).message}`);
  }
}

/** What a reader of the figure has to know and cannot see. */
function remarks({ title, counts, mixed }: FigureFile): readonly string[] {
  const { matched, used, missing, not_finite } = counts;
  const left = [
    ...(missing > 0 ? [`${inWords(missing)} lack a value`] : []),
    ...(not_finite > 0 ? [`${inWords(not_finite)} hold one that is not finite`] : []),
  ];
  const drawn = `${title}: ${inWords(used)} of ${inWords(matched)} runs drawn`;
  return [
    [drawn, ...left].join(", "),
    ...(mixed.length > 0 ? [`warning: runs of one point differ in ${mixed.join(", ")}`] : []),
  ];
}

function inWords(count: number): string {
  return count.toLocaleString("en-US");
}

function parseSize(text: string): number {
  const pixels = Number(text);
  if (/^\d+$/.test(text) && pixels >= 100 && pixels <= 10_000) return pixels;
  throw new InvalidArgumentError("A size is a whole number of pixels from 100 to 10000.");
}
