import { printQuery, queryOf } from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { resolvePaints } from "../chart/create-theme-paint.ts";
import type { Figure } from "../chart/figure.ts";
import { pngOfFigure } from "../chart/png-of-figure.ts";
import { type Captioned, svgDocument } from "../chart/svg-document.ts";
import { Button } from "../control/Button.tsx";
import { Popover } from "../control/Popover.tsx";
import { formatCount } from "../format/format-count.ts";
import type { AnsweredPlot } from "./create-plot-data.ts";
import { curlOf, plotCall, pythonOf } from "./plot-code.ts";
import { plotTable } from "./plot-table.ts";
import { plotMeaning, plotTitle } from "./plot-words.ts";
import { csvOf, latexOf, markdownOf, paperTable } from "./table-text.ts";

/** What a plot is taken away as: an image for paper (always light), its numbers, and what asks for them. */
export function PlotExport(props: {
  readonly answer: AnsweredPlot;
  /** The figure as it is on the page. */
  readonly figure: () => Figure | undefined;
  /** Where the HTTP API of the data is; absent where there is none. */
  readonly apiAddress: string | undefined;
}): JSX.Element {
  const [done, setDone] = createSignal("");
  const name = () => plotTitle(props.answer.plot).replace(/[^\w.-]+/g, "_");
  const captioned = (): Captioned | undefined => {
    const figure = props.figure();
    return figure && { figure, ...wordsOf(props.answer) };
  };
  const save = (blob: Blob, extension: string) => {
    const url = URL.createObjectURL(blob);
    const link = Object.assign(document.createElement("a"), {
      href: url,
      download: `${name()}.${extension}`,
    });
    link.click();
    URL.revokeObjectURL(url);
    setDone(`Saved ${name()}.${extension}`);
  };
  const saveSvg = () => {
    const what = captioned();
    if (what) save(new Blob([svgDocument(what, resolvePaints("light"))], { type: "image/svg+xml" }), "svg");
  };
  const savePng = async (scale: number) => {
    const what = captioned();
    if (what) save(await pngOfFigure(what, resolvePaints("light"), scale), "png");
  };
  const saveCsv = () =>
    save(new Blob([csvOf(plotTable(props.answer.plot, props.answer))], { type: "text/csv" }), "csv");
  const copy = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text);
    setDone(`Copied ${what}`);
  };
  const call = () => plotCall(props.answer.plot, props.answer.filter);
  const hasPoints = () =>
    props.answer.points !== undefined &&
    props.answer.plot.kind !== "scatter" &&
    props.answer.plot.kind !== "ecdf";
  return (
    <Popover
      label="Take away"
      trigger="Export"
      triggerClass="atl-button atl-button-quiet atl-button-small"
      placement="bottom-end"
      onOpenChange={() => setDone("")}
    >
      <div class="atl-export">
        <Line name="image">
          <Button small onClick={saveSvg}>
            SVG
          </Button>
          <For each={[1, 2, 3, 4]}>
            {(scale) => (
              <Button
                small
                title={`PNG, ${scale} pixels to one of the page`}
                onClick={() => void savePng(scale)}
              >
                PNG {scale}
                {"\u00d7"}
              </Button>
            )}
          </For>
        </Line>
        <Line name="numbers">
          <Button small onClick={saveCsv}>
            CSV
          </Button>
        </Line>
        <Line name="table">
          <Button
            small
            disabled={!hasPoints()}
            onClick={() => void copy(latexOf(paperTable(props.answer.plot, props.answer)), "LaTeX")}
          >
            LaTeX
          </Button>
          <Button
            small
            disabled={!hasPoints()}
            onClick={() => void copy(markdownOf(paperTable(props.answer.plot, props.answer)), "Markdown")}
          >
            Markdown
          </Button>
        </Line>
        <Show when={props.apiAddress}>
          {(address) => (
            <Line name="request">
              <Button small onClick={() => void copy(curlOf(call(), address()), "the command")}>
                curl
              </Button>
              <Button small onClick={() => void copy(pythonOf(call(), address()), "the code")}>
                Python
              </Button>
            </Line>
          )}
        </Show>
        <p class="atl-quiet atl-small" role="status">
          {done() || "Images are for paper: light, with the counts below."}
        </p>
      </div>
    </Popover>
  );
}

function Line(props: { readonly name: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div class="atl-export-line">
      <span class="atl-quiet">{props.name}</span>
      {props.children}
    </div>
  );
}

function wordsOf(answer: AnsweredPlot): Omit<Captioned, "figure"> {
  const { plot, counts, version } = answer;
  const query = printQuery(queryOf(answer.filter));
  const parts = [
    plotMeaning(plot, answer),
    `plotted ${formatCount(counts.used)} of ${formatCount(counts.matched)} runs`,
    ...(counts.missing > 0 ? [`missing ${formatCount(counts.missing)}`] : []),
    ...(counts.not_finite > 0 ? [`not finite ${formatCount(counts.not_finite)}`] : []),
    ...(query === "" ? [] : [query]),
  ];
  return {
    title: plotTitle(plot),
    caption: parts.join(" \u00b7 "),
    metadata: { plot, query, counts, data_version: version },
  };
}
