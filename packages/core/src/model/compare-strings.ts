/**
 * Orders two strings by code point, as Python and the stores do. (`<` compares UTF-16 units and puts U+1F600 before
 * U+E000.) Negative when `a` comes first, 0 when they are equal.
 */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  const unitA = a.charCodeAt(i);
  const unitB = b.charCodeAt(i);
  if (unitA < 0xd800 || unitB < 0xd800) return unitA - unitB;
  // The units may be the second halves of pairs whose first halves are equal.
  const start = i > 0 && isHighSurrogate(a.charCodeAt(i - 1)) ? i - 1 : i;
  return a.codePointAt(start)! - b.codePointAt(start)! || unitA - unitB;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
