import type { TextMeasure } from "./column-layout.ts";

/** Measures texts as the table around an element writes them. */
export function textMeasure(element: HTMLElement): TextMeasure {
  const context = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(element);
  const property = (name: string) => style.getPropertyValue(name).trim();
  const fonts = {
    value: `${property("--w-strong")} ${property("--t-body")} ${property("--sans")}`,
    mono: `${property("--t-code")} ${property("--mono")}`,
    head: `${property("--w-strong")} ${property("--t-small")} ${property("--sans")}`,
  };
  return (text, kind) => {
    if (context === null) return 8 * text.length;
    context.font = fonts[kind];
    // Figures are tabular in the table and perhaps not here: a zero is as wide as any of them.
    return context.measureText(text.replace(/[1-9]/g, "0")).width;
  };
}
