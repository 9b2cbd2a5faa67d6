/**
 * A text as a field of CSV: in quotes where it could be taken for something else, as with a separator, a quote, a line's
 * end, or space around it, or when it is empty: a field without anything is a missing value.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180}
 */
export function csvField(text: string): string {
  return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
