import { createEffect, type JSX, onCleanup } from "solid-js";
import { paintCanvas } from "./canvas-panel.ts";
import type { FigurePanel } from "./figure.ts";
import { moveMark } from "./move-mark.ts";
import type { PaintOf } from "./svg-of-marks.ts";
import { BLEED, openUPlotPanel, type Selection } from "./uplot-panel.ts";

/** The data of one panel: painted by uPlot where both axes are continuous, by a canvas of our own where one is not. */
export function PanelView(props: {
  readonly panel: FigurePanel;
  readonly paintOf: PaintOf;
  readonly syncKey: string;
  readonly onSelect?: ((selection: Selection) => void) | undefined;
}): JSX.Element {
  const isContinuous = () => props.panel.x.kind !== "category" && props.panel.y.kind !== "category";
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
      const { panel, paintOf, syncKey, onSelect } = props;
      const { area } = panel;
      if (isContinuous()) {
        const marks = panel.marks.map((mark) => moveMark(mark, -area.x, -area.y));
        const plot = openUPlotPanel(host, { ...area, marks, paintOf, syncKey, onSelect });
        onCleanup(() => plot.close());
        return;
      }
      const canvas = document.createElement("canvas");
      host.append(canvas);
      onCleanup(() => canvas.remove());
      const size = {
        width: area.width + 2 * BLEED,
        height: area.height + 2 * BLEED,
        ratio: window.devicePixelRatio,
      };
      const marks = panel.marks.map((mark) => moveMark(mark, BLEED - area.x, BLEED - area.y));
      paintCanvas(canvas, size, marks, paintOf, "sans-serif");
    });
  };
  return <div class="atl-figure-panel" style={place()} ref={paint} aria-hidden="true" />;
}
