/** Between two columns. */
const GAP = "  ";

/** Texts of a table, and which of its columns hold numbers: these stand to the right. */
export interface TextColumn {
  readonly texts: readonly string[];
  readonly isNumeric: boolean;
}

/** How wide a column of texts is, in characters. */
function widthOf({ texts }: TextColumn): number {
  return Math.max(0, ...texts.map((text) => [...text].length));
}

/** How many columns, from the first one on, fit into a width; at least one. */
export function countFitting(columns: readonly TextColumn[], width: number): number {
  let used = -GAP.length;
  const end = columns.findIndex((column) => {
    used += GAP.length + widthOf(column);
    return used > width;
  });
  return end < 0 ? columns.length : Math.max(1, end);
}

/** Texts below one another, a line a row. */
export function inColumns(columns: readonly TextColumn[]): readonly string[] {
  const widths = columns.map(widthOf);
  const rowCount = Math.max(0, ...columns.map(({ texts }) => texts.length));
  return Array.from({ length: rowCount }, (_, i) =>
    columns
      .map(({ texts, isNumeric }, k) => {
        const text = texts[i] ?? "";
        const space = " ".repeat(widths[k]! - [...text].length);
        return isNumeric ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd(),
  );
}
