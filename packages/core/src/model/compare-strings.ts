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
  // The units may be the second halves of pairs that begin with the same unit.
  return (i > 0 && comparePoints(a, b, i - 1)) || comparePoints(a, b, i);
}

/** Orders the code points that begin at a place: of a pair of surrogates, if one begins there, else of the one unit. */
function comparePoints(a: string, b: string, place: number): number {
  return a.codePointAt(place)! - b.codePointAt(place)!;
}
