import { type Answer, createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { askPlot } from "./ask-plot.ts";
import type { AskedPlot, PlotQuestion } from "./asked-plot.ts";

/** What a plot is drawn from, with what was asked for it. */
export type AnsweredPlot = AskedPlot & PlotQuestion;

/**
 * Asks for what a plot is drawn from. Old data stay, with the plot that they were asked for, until the new are there,
 * so that what is on the screen always fits together.
 */
export function createPlotData(question: () => PlotQuestion | undefined): Answer<AnsweredPlot> {
  const dataset = useDataset();
  return createAnswer(question, async (one, signal) => ({
    ...one,
    ...(await askPlot(dataset, one, signal)),
  }));
}
