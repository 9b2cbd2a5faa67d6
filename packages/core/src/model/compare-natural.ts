import { compareStrings } from "./compare-strings.ts";

/**
 * Orders two names as a person would: runs of digits by value ("layer2" before "layer10"), the rest by code point;
 * names that differ in leading zeros only by code point. Negative when `a` comes first, 0 when they are equal.
 */
export function compareNatural(a: string, b: string): number {
  const partsA = a.split(/(\d+)/);
  const partsB = b.split(/(\d+)/);
  const length = Math.min(partsA.length, partsB.length);
  for (let i = 0; i < length; i++) {
    // Texts stand at even places, digits at odd ones.
    const order =
      i % 2 === 0 ? compareStrings(partsA[i]!, partsB[i]!) : compareDigits(partsA[i]!, partsB[i]!);
    if (order !== 0) return order;
  }
  return partsA.length - partsB.length || compareStrings(a, b);
}

function compareDigits(a: string, b: string): number {
  const digitsA = a.replace(/^0+/, "");
  const digitsB = b.replace(/^0+/, "");
  return digitsA.length - digitsB.length || compareStrings(digitsA, digitsB);
}
