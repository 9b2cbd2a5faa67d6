import { createEffect, type JSX, onCleanup } from "solid-js";
import { BLEED, paintCanvas } from "./canvas-panel.ts";
import type { FigurePanel } from "./figure.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/**
 * The data of one panel: painted by uPlot, which is loaded then, where there are lines over continuous axes, by a
 * canvas of our own where there are none.
 */
export function PanelView(props: { readonly panel: FigurePanel; readonly paintOf: PaintOf }): JSX.Element {
  const place = () => {
    const { x, y, width, height } = props.panel.area;
    return {
      left: `${x - BLEED}px`,
      top: `${y - BLEED}px`,
      width: `${width + 2 * BLEED}px`,
      height: `${height + 2 * BLEED}px`,
    };
  };
  const paint = (host: HTMLDivElement) => {
    createEffect(() => {
      const { panel, paintOf } = props;
      const close = isOfLines(panel) ? paintLines(host, panel, paintOf) : paintMarks(host, panel, paintOf);
      onCleanup(close);
    });
  };
  return <div class="atl-figure-panel" style={place()} ref={paint} aria-hidden="true" />;
}

function isOfLines({ marks, x, y }: FigurePanel): boolean {
  return x.kind !== "category" && y.kind !== "category" && marks.some((mark) => mark.kind === "line");
}

function paintLines(host: HTMLElement, { area, marks }: FigurePanel, paintOf: PaintOf): () => void {
  let isClosed = false;
  let close = () => {};
  void import("./uplot-panel.ts").then(({ openUPlotPanel }) => {
    if (!isClosed) close = openUPlotPanel(host, { area, marks, paintOf }).close;
  });
  return () => {
    isClosed = true;
    close();
  };
}

function paintMarks(host: HTMLElement, { area, marks }: FigurePanel, paintOf: PaintOf): () => void {
  const canvas = document.createElement("canvas");
  host.append(canvas);
  const size = {
    width: area.width + 2 * BLEED,
    height: area.height + 2 * BLEED,
    ratio: window.devicePixelRatio,
  };
  paintCanvas(canvas, size, marks, paintOf, { x: area.x - BLEED, y: area.y - BLEED });
  return () => canvas.remove();
}
