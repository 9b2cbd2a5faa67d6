import { type AnsiColor, basicColor, paletteColor, rgbColor } from "./ansi-color.ts";

/** How a piece of a line is set. */
export interface AnsiStyle {
  readonly color?: AnsiColor | undefined;
  readonly background?: AnsiColor | undefined;
  readonly isBold?: boolean;
  readonly isFaint?: boolean;
  readonly isItalic?: boolean;
  readonly isUnderlined?: boolean;
}

/** A piece of a line in one style. */
export interface AnsiSpan {
  readonly text: string;
  readonly style: AnsiStyle;
}

const ESCAPE = "\\u001b";
const CONTROL = new RegExp(
  [
    // Colours and other control sequences.
    `${ESCAPE}\\[([0-?]*)[ -/]*([@-~])`,
    // Titles and links, up to their end.
    `${ESCAPE}[\\]PX^_][^\\u0007\\u001b]*(?:\\u0007|${ESCAPE}\\\\)?`,
    // Escapes of one character, and control characters that show nothing.
    `${ESCAPE}[ -/]*[0-~]?`,
    "[\\u0000-\\u0008\\u000b-\\u001a\\u007f]",
  ].join("|"),
  "g",
);
const PLAIN: AnsiStyle = {};

/** The pieces of a line by the colours that it asks for. Whatever else it asks of a terminal is left out. */
export function ansiSpans(text: string): AnsiSpan[] {
  const spans: AnsiSpan[] = [];
  let style = PLAIN;
  let start = 0;
  const push = (end: number) => {
    if (end > start) spans.push({ text: text.slice(start, end), style });
  };
  for (const { 0: whole, 1: parameters = "", 2: command, index } of text.matchAll(CONTROL)) {
    push(index);
    start = index + whole.length;
    if (command === "m") style = styleAfter(style, parameters);
  }
  push(text.length);
  return spans;
}

/** A line as it reads, without what it asks of a terminal. */
export function plainText(spans: readonly AnsiSpan[]): string {
  return spans.map((span) => span.text).join("");
}

/** The style after a list of numbers such as `1;38;5;208`. */
function styleAfter(before: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = before;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index]!;
    if (code === 38 || code === 48) {
      const [color, taken] = longColor(codes, index + 1);
      style = code === 38 ? { ...style, color } : { ...style, background: color };
      index += taken;
    } else style = applyCode(style, code);
  }
  return style;
}

/** The colour of `5;N` or `2;R;G;B`, and how many numbers it took. */
function longColor(codes: readonly number[], at: number): readonly [AnsiColor | undefined, number] {
  const [kind, first = 0, second = 0, third = 0] = codes.slice(at, at + 4);
  if (kind === 5) return [paletteColor(clampByte(first)), 2];
  if (kind === 2) return [rgbColor(clampByte(first), clampByte(second), clampByte(third)), 4];
  return [undefined, codes.length];
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, isBold: true };
  if (code === 2) return { ...style, isFaint: true };
  if (code === 3) return { ...style, isItalic: true };
  if (code === 4) return { ...style, isUnderlined: true };
  if (code === 7) return { ...style, color: style.background, background: style.color ?? "white" };
  if (code === 22) return { ...style, isBold: false, isFaint: false };
  if (code === 23) return { ...style, isItalic: false };
  if (code === 24) return { ...style, isUnderlined: false };
  if (code === 39) return { ...style, color: undefined };
  if (code === 49) return { ...style, background: undefined };
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
    return { ...style, color: basicColor(code % 10) };
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107))
    return { ...style, background: basicColor(code % 10) };
  return style;
}

function clampByte(number: number): number {
  return Number.isFinite(number) ? Math.min(255, Math.max(0, Math.trunc(number))) : 0;
}
