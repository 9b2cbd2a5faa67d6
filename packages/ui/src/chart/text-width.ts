const NARROW = /[.,:;!'|ijlIt()[\]\s\u2007-\u200a]/;
const WIDE = /[mwMW@%\u2014\u2026]/;
const CAPITAL = /[A-Z\u2212+_]/;

/**
 * About how wide a text is in a sans-serif face of `size` px. An estimate is enough to keep labels apart, and it is
 * the same on every machine, so that what is drawn does not depend on the fonts of one.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (character.codePointAt(0)! > 0x2fff) ems += 1;
    else if (NARROW.test(character)) ems += 0.29;
    else if (WIDE.test(character)) ems += 0.86;
    else if (CAPITAL.test(character)) ems += 0.64;
    else ems += 0.556;
  }
  return ems * size;
}

/** A text that is cut in its middle, with an ellipsis, where it is wider than `width`: what differs is at the ends. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 1; kept--) {
    const head = Math.ceil(kept / 2);
    const cut = `${characters.slice(0, head).join("")}\u2026${characters.slice(characters.length - (kept - head)).join("")}`;
    if (textWidth(cut, size) <= width) return cut;
  }
  return `${characters[0] ?? ""}\u2026`;
}
