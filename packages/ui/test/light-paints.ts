import { readFileSync } from "node:fs";
import type { PaintOf } from "../src/chart/svg-of-marks.ts";

const TOKEN = /--([\w-]+): light-dark\((#\w+),/g;

/** The colours of the light theme, as its style sheet has them. */
export function lightPaints(): PaintOf {
  const css = readFileSync(new URL("../src/theme/tokens.css", import.meta.url), "utf8");
  const colors = new Map([...css.matchAll(TOKEN)].map(([, name, color]) => [name, color]));
  return (paint) => {
    const color = colors.get(paint);
    if (color === undefined) throw new Error(`No token --${paint}`);
    return color;
  };
}
