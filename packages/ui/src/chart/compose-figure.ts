import { xAxisMarks, yAxisMarks, yAxisWidth } from "./axis-marks.ts";
import { endLabelMarks, type LineEnd } from "./end-labels.ts";
import type { Fact, Figure, FigurePanel, LegendEntry, Target } from "./figure.ts";
import { legendMarks } from "./legend-marks.ts";
import type { Mark, Rect } from "./mark.ts";
import type { Scale } from "./scale.ts";
import { fitText, textWidth } from "./text-width.ts";

/** What a panel shows once its place is known. */
export interface PanelDrawing {
  readonly marks: readonly Mark[];
  /** What can be pointed at: made when it is asked for, since painting does not need it. */
  readonly targets: () => readonly Target[];
  /** What is written at its right end, in the colour of each line. */
  readonly ends?: readonly LineEnd[];
  /** What is drawn beside the area, in the room that `marginal` leaves. */
  readonly beside?: readonly Mark[];
}

/** A panel before its place is known. */
interface PanelPlan {
  readonly column: number;
  readonly row: number;
  /** What stands above it. */
  readonly head: readonly Fact[];
  /** Its axes, with about `count` labels each. */
  x(count: number): Scale;
  y(count: number): Scale;
  draw(x: Scale, y: Scale, area: Rect): PanelDrawing;
}

/** A figure before its places are known. */
export interface FigurePlan {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly panels: readonly PanelPlan[];
  /** What stands at the right of each row. */
  readonly rowHeads: readonly Fact[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** Whether all panels have the same axes, which are labelled at the outer edges only then. */
  readonly isShared: boolean;
  readonly legend: readonly LegendEntry[];
  /** The widest of the texts that panels write at their right end; empty where they write none. */
  readonly endLabels: readonly string[];
  /** Room above and at the right of each panel, in pixels; none when absent. */
  readonly marginal?: number;
}

const GAP = 16;
const HEAD = 20;
const X_LABELS = 20;
const X_TITLE = 18;
const ROW_HEAD = 20;
const LEAST_WIDTH = 176;
const LEAST_HEIGHT = 110;
const MOST_END_LABEL = 120;

/** Finds a place for everything. A figure whose panels would be too small is larger than what was asked for. */
export function composeFigure(plan: FigurePlan): Figure {
  const { columns, rows, panels, isShared, rowHeads, marginal = 0 } = plan;
  const hasHeads = panels.some((panel) => panel.head.length > 0);
  const legend = legendMarks(plan.legend, { x: 0, y: 0, width: plan.width });
  const top = legend.height + (plan.legend.length > 0 ? 8 : 6);
  const headHeight = (hasHeads ? HEAD : 0) + marginal;
  const rowGap = (isShared ? GAP - 2 : GAP + X_LABELS) + headHeight;
  const bottom = X_LABELS + X_TITLE;
  const room = plan.height - top - headHeight - bottom - rowGap * (rows - 1);
  const areaHeight = Math.max(rows > 1 || columns > 1 ? LEAST_HEIGHT : 80, Math.floor(room / rows));
  const height = top + headHeight + bottom + rowGap * (rows - 1) + areaHeight * rows;

  const yScales = panels.map((panel) => panel.y(clamp(areaHeight / 44, 2, 6)));
  const yWidth = Math.max(0, ...yScales.map(yAxisWidth));
  const left = yWidth + 18;
  const endWidth = Math.min(
    MOST_END_LABEL,
    Math.max(0, ...plan.endLabels.map((text) => textWidth(text, 11.5) + 10)),
  );
  const right = Math.max(endWidth, 10) + marginal + (rowHeads.length > 0 ? ROW_HEAD : 0);
  const columnGap = (isShared ? GAP : GAP + yWidth) + marginal;
  const areaWidth = Math.max(
    columns > 1 ? LEAST_WIDTH : 120,
    Math.floor((plan.width - left - right - columnGap * (columns - 1)) / columns),
  );
  const width = left + right + columnGap * (columns - 1) + areaWidth * columns;

  const frame: Mark[] = [...legend.marks];
  const placed = panels.map((panel, index): FigurePanel => {
    const area: Rect = {
      x: left + panel.column * (areaWidth + columnGap),
      y: top + headHeight + panel.row * (areaHeight + rowGap),
      width: areaWidth,
      height: areaHeight,
    };
    const x = panel.x(clamp(areaWidth / 64, 2, 8));
    const y = yScales[index]!;
    const isLast = !panels.some((other) => other.column === panel.column && other.row > panel.row);
    const isRightmost = !panels.some((other) => other.row === panel.row && other.column > panel.column);
    const drawing = panel.draw(x, y, area);
    frame.push(
      ...yAxisMarks(y, area, !isShared || panel.column === 0),
      ...xAxisMarks(x, area, !isShared || isLast),
      ...headMarks(panel.head, { ...area, y: area.y - marginal }),
      ...(drawing.beside ?? []),
    );
    if (isRightmost && endWidth > 0) frame.push(...endLabelMarks(drawing.ends ?? [], area, endWidth - 8));
    const name = panel.head.map(([field, value]) => `${field} ${value}`).join(", ");
    let targets: readonly Target[] | undefined;
    return {
      area,
      name,
      marks: drawing.marks,
      get targets() {
        targets ??= drawing.targets().filter((target) => isInside(area, target));
        return targets;
      },
      x,
      y,
    };
  });
  const plotHeight = areaHeight * rows + rowGap * (rows - 1);
  const middle = top + headHeight + plotHeight / 2;
  frame.push(
    title(plan.xTitle, left + (width - left - right) / 2, height - 5),
    { ...title(fitText(plan.yTitle, 11.5, plotHeight), 11, middle), rotate: -90 },
    ...rowHeads.flatMap((head, row) => {
      const y = top + headHeight + row * (areaHeight + rowGap) + areaHeight / 2;
      return [{ ...title(fitText(head.join(" "), 11.5, areaHeight), width - 12, y), rotate: 90 }];
    }),
  );
  return { width, height, frame, panels: placed };
}

/** Whether something can be seen: what is outside of what is zoomed to cannot. */
function isInside({ x, y, width, height }: Rect, target: Target): boolean {
  const [across, down] = [target.x - x, target.y - y];
  return across >= -1 && across <= width + 1 && down >= -1 && down <= height + 1;
}

function title(text: string, x: number, y: number): Mark & { kind: "text" } {
  return { kind: "text", x, y, text, anchor: "middle", size: 11.5, fill: "ink-2" };
}

/** "problem sphere" above a panel: names in grey, values in ink. */
function headMarks(head: readonly Fact[], area: Rect): Mark[] {
  const marks: Mark[] = [];
  let x = area.x;
  const write = (text: string, fill: string, weight: number) => {
    const fitted = fitText(text, 11.5, Math.max(24, area.x + area.width - x));
    marks.push({ kind: "text", x, y: area.y - 7, text: fitted, anchor: "start", size: 11.5, fill, weight });
    x += textWidth(fitted, 11.5) + 5;
  };
  for (const [name, value] of head) {
    write(name, "ink-3", 400);
    write(value, "ink-1", 500);
    x += 6;
  }
  return marks;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.floor(value)));
}
