import { createSignal, For, type JSX, Show } from "solid-js";
import type { Figure } from "../chart/figure.ts";
import { paperPaint } from "../chart/paper-paint.ts";
import { pngOfFigure } from "../chart/png-of-figure.ts";
import { type Captioned, svgDocument } from "../chart/svg-document.ts";
import { Button } from "../control/Button.tsx";
import { readBrush } from "./brush-query.ts";
import { captionPlot } from "./caption-plot.ts";
import type { AnsweredPlot } from "./create-plot-data.ts";
import { curlOf, plotCall, pythonOf } from "./plot-code.ts";
import type { PlotData } from "./plot-data.ts";
import { plotTable } from "./plot-table.ts";
import { plotTitle } from "./plot-words.ts";
import { csvOf, latexOf, markdownOf, paperTable } from "./table-text.ts";

/** How long a file can be read that is saved. */
const KEPT_MS = 60_000;

/** What a plot is taken away as, and from where. */
export interface ExportProps {
  readonly answer: AnsweredPlot;
  /** What of the answer is drawn. */
  readonly data: PlotData;
  /** What is brushed of parallel coordinates, as text; empty for nothing. */
  readonly brush: string | undefined;
  /** The figure as it is on the page. */
  readonly figure: () => Figure | undefined;
  /** Where the HTTP API of the data is; absent where there is none. */
  readonly apiAddress: string | undefined;
}

/** The ways to take a plot away: an image for paper (always light), its numbers, and what asks for them. */
export function ExportMenu(props: ExportProps): JSX.Element {
  const [done, setDone] = createSignal("");
  const name = () => plotTitle(props.answer.plot).replace(/[^\w.-]+/g, "_");
  const captioned = (): Captioned | undefined => {
    const figure = props.figure();
    const words = { brush: props.brush || undefined, dataVersion: props.answer.version };
    return figure && { figure, ...captionPlot(props.answer, words) };
  };
  const save = (blob: Blob, extension: string) => {
    const url = URL.createObjectURL(blob);
    const link = Object.assign(document.createElement("a"), {
      href: url,
      download: `${name()}.${extension}`,
    });
    link.click();
    // The browser reads what is behind the address after the click.
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
    setDone(`Saved ${name()}.${extension}`);
  };
  const saveSvg = () => {
    const what = captioned();
    if (what) save(new Blob([svgDocument(what, paperPaint)], { type: "image/svg+xml" }), "svg");
  };
  const savePng = async (scale: number) => {
    const what = captioned();
    if (what) save(await pngOfFigure(what, paperPaint, scale), "png");
  };
  const saveCsv = () =>
    save(
      new Blob([csvOf(plotTable(props.answer.plot, props.data, readBrush(props.brush)))], {
        type: "text/csv",
      }),
      "csv",
    );
  const copy = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text);
    setDone(`Copied ${what}`);
  };
  const call = () => plotCall(props.answer.plot, props.answer.filter);
  const hasPoints = () =>
    props.data.points !== undefined &&
    props.answer.plot.kind !== "scatter" &&
    props.answer.plot.kind !== "ecdf";
  return (
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
          onClick={() => void copy(latexOf(paperTable(props.answer.plot, props.data)), "LaTeX")}
        >
          LaTeX
        </Button>
        <Button
          small
          disabled={!hasPoints()}
          onClick={() => void copy(markdownOf(paperTable(props.answer.plot, props.data)), "Markdown")}
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
