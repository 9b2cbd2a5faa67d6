/** Sixteen bytes of a file. */
export interface HexLine {
  /** The place of the first of them, in hexadecimal digits. */
  readonly offset: string;
  /** The bytes, two digits each, with a gap in the middle. */
  readonly bytes: string;
  /** The bytes as ASCII, a dot for what is no character. */
  readonly text: string;
}

const ROW = 16;

/** Bytes in hexadecimal digits as the lines of a dump. */
export function hexLines(digits: string): HexLine[] {
  const bytes = digits.match(/../g) ?? [];
  return Array.from({ length: Math.ceil(bytes.length / ROW) }, (_, line) => {
    const row = bytes.slice(line * ROW, (line + 1) * ROW);
    return {
      offset: (line * ROW).toString(16).padStart(6, "0"),
      bytes: [row.slice(0, ROW / 2).join(" "), row.slice(ROW / 2).join(" ")].join("  ").trimEnd(),
      text: row.map(characterOf).join(""),
    };
  });
}

function characterOf(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ".";
}
