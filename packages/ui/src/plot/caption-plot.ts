import { printQuery, queryOf } from "@atlas/core";
import type { Captioned } from "../chart/svg-document.ts";
import { formatCount } from "../format/format-count.ts";
import type { AskedPlot, PlotQuestion } from "./asked-plot.ts";
import { plotMeaning, plotTitle } from "./plot-words.ts";

/** What a caption says beside what was answered. */
interface CaptionOptions {
  /** What is brushed of parallel coordinates; nothing when absent. */
  readonly brush?: string | undefined;
  /** What tells the data from others; absent from the metadata when absent. */
  readonly dataVersion?: string | number | undefined;
}

/** What a plot carries when it leaves the page: its words, and as metadata the plot, its filter, counts and version. */
export function captionPlot(
  answer: AskedPlot & PlotQuestion,
  { brush, dataVersion }: CaptionOptions,
): Omit<Captioned, "figure"> {
  const { plot, counts } = answer;
  const query = printQuery(queryOf(answer.filter));
  const parts = [
    plotMeaning(plot, answer),
    `plotted ${formatCount(counts.used)} of ${formatCount(counts.matched)} runs`,
    ...(counts.missing > 0 ? [`missing ${formatCount(counts.missing)}`] : []),
    ...(counts.not_finite > 0 ? [`not finite ${formatCount(counts.not_finite)}`] : []),
    ...(query === "" ? [] : [query]),
    ...(brush === undefined ? [] : [`brushed: ${brush}`]),
  ];
  return {
    title: plotTitle(plot),
    caption: parts.join(" \u00b7 "),
    metadata: { plot, query, brush, counts, data_version: dataVersion },
  };
}
