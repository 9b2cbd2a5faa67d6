import { compareStrings } from "../model/compare-strings.ts";
import { radixOrder } from "./radix-order.ts";

/** How many units of a string make its key, a byte each. */
const KEY_UNITS = 8;
/** What stands in a key for this unit and all above; the key ends there. */
const LAST_BYTE = 0xff;

/**
 * The places of strings in ascending order by code point. Strings are put in order by the eight units that follow
 * what all of them begin with, and compared only where these are equal: much faster than comparing from the start.
 */
export function orderStrings(strings: readonly string[]): Uint32Array {
  const { length } = strings;
  const keys = { high: new Uint32Array(length), low: new Uint32Array(length) };
  const start = commonPrefixLength(strings);
  const key = new DataView(new ArrayBuffer(KEY_UNITS));
  for (let i = 0; i < length; i++) {
    writeKey(key, strings[i]!, start);
    keys.high[i] = key.getUint32(0);
    keys.low[i] = key.getUint32(4);
  }
  return radixOrder(keys, (tied) => tied.sort((a, b) => compareStrings(strings[a]!, strings[b]!)));
}

function commonPrefixLength(strings: readonly string[]): number {
  const first = strings[0] ?? "";
  let length = first.length;
  for (const text of strings) {
    let i = 0;
    while (i < length && text.charCodeAt(i) === first.charCodeAt(i)) i++;
    length = i;
  }
  return length;
}

function writeKey(key: DataView, text: string, start: number): void {
  let k = 0;
  for (; k < KEY_UNITS && start + k < text.length; k++) {
    const unit = text.charCodeAt(start + k);
    key.setUint8(k, Math.min(unit, LAST_BYTE));
    if (unit >= LAST_BYTE) {
      k++;
      break;
    }
  }
  for (; k < KEY_UNITS; k++) key.setUint8(k, 0);
}
