/** Bytes from `start` up to but not including `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes that a Range header asks for; `undefined` where the whole is to be sent: without a header, with one that
 * cannot be understood, or with several ranges. "unsatisfiable" when there are no such bytes.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-range-requests}
 */
export function byteRangeOf(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = header?.match(/^bytes=\s*(\d*)-(\d*)\s*$/i) ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? "unsatisfiable" : { start: sizeBytes - length, end: sizeBytes };
  }
  const start = Number(first);
  const end = last === "" ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  if (last !== "" && Number(last) < start) return undefined;
  return start < sizeBytes ? { start, end } : "unsatisfiable";
}
