import type { LogRange } from "../model/log-chunk.ts";
import { checkInteger } from "./check-integer.ts";

/** Throws `AtlasError` `invalid_query`, with the place, for a range whose numbers are no places in a log. */
export function checkLogRange(range: LogRange): void {
  if ("tail" in range) {
    checkInteger(range.tail, 0, Number.MAX_SAFE_INTEGER, ["tail"]);
  } else {
    checkInteger(range.offset, 0, Number.MAX_SAFE_INTEGER, ["offset"]);
    checkInteger(range.limit, 0, Number.MAX_SAFE_INTEGER, ["limit"]);
  }
}
