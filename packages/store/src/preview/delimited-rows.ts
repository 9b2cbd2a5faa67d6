/** What may stand between the cells of a row. */
const DELIMITERS = [",", "\t", ";", "|"];

/** What stands between the cells of a table: what is most often in its first row, outside of quotes. */
export function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 100_000))?.[0] ?? "";
  const bare = line.replace(/"(?:[^"]|"")*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/**
 * The rows of a table as RFC 4180 writes them, whatever ends its lines: a cell in quotes may hold delimiters, line
 * ends, and quotes as two of them. A quote that is never closed ends with the text; empty lines are no rows.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function* delimitedRows(text: string, delimiter: string): Generator<string[]> {
  const plain = new RegExp(`[^${delimiter}\\r\\n]*`, "y");
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : undefined;
    plain.lastIndex = quoted?.end ?? at;
    const rest = plain.exec(text)![0];
    row.push((quoted?.cell ?? "") + rest);
    at = plain.lastIndex;
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      row.push("");
    }
    if (row.length > 1 || row[0] !== "" || quoted !== undefined) yield row;
    row = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
}

function quotedCell(text: string, start: number): { readonly cell: string; readonly end: number } {
  let cell = "";
  for (let at = start + 1; ; ) {
    const close = text.indexOf('"', at);
    if (close < 0) return { cell: cell + text.slice(at), end: text.length };
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') return { cell, end: close + 1 };
    cell += '"';
    at = close + 2;
  }
}
