/** How many rows there are, how many are seen at once, and on which one the cursor is, if any. */
export interface CursorState {
  readonly rowCount: number;
  readonly pageRows: number;
  readonly row: number | undefined;
}

/** The row that a key moves the cursor to; `undefined` when the key moves no cursor. */
export function cursorMove(key: string, state: CursorState): number | undefined {
  const { rowCount, pageRows, row } = state;
  const by = (rows: number) => (row === undefined ? 0 : Math.max(0, Math.min(row + rows, rowCount - 1)));
  if (rowCount === 0) return undefined;
  switch (key) {
    case "j":
    case "ArrowDown":
      return by(1);
    case "k":
    case "ArrowUp":
      return by(-1);
    case "PageDown":
      return by(Math.max(1, pageRows - 1));
    case "PageUp":
      return by(-Math.max(1, pageRows - 1));
    case "Home":
      return 0;
    case "End":
      return rowCount - 1;
    default:
      return undefined;
  }
}
