/** A row of an answer that is open, and how many lines of a table its contents take below it. */
export interface Opening {
  readonly row: number;
  readonly lines: number;
}

/** What a line of a table shows. */
export interface Line {
  readonly row: number;
  /** The place among the row's contents; `undefined` on the line of the row itself. */
  readonly at: number | undefined;
}

/** How many lines some rows take, the openings in the order of their rows. */
export function lineCount(openings: readonly Opening[], rowCount: number): number {
  return openings.reduce((count, { lines }) => count + lines, rowCount);
}

/** The line of a row. */
export function lineOfRow(openings: readonly Opening[], row: number): number {
  let line = row;
  for (const opening of openings) {
    if (opening.row >= row) break;
    line += opening.lines;
  }
  return line;
}

/** What stands on a line. */
export function lineAt(openings: readonly Opening[], line: number): Line {
  let passed = 0;
  for (const { row, lines } of openings) {
    const own = row + passed;
    if (line <= own) break;
    if (line <= own + lines) return { row, at: line - own - 1 };
    passed += lines;
  }
  return { row: line - passed, at: undefined };
}
