/** The units of texts that follow one another: a byte each where none is above 255. */
export type TextUnits = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Where texts begin in what they are joined to. */
export interface TextPlaces {
  /** How many texts there are. */
  readonly length: number;
  /** Where each text begins, and behind them where the last one ends; or how long each of them is. */
  readonly starts: Uint32Array | number;
}

/** Texts joined to one, which is made when it is first asked for. They never change. */
export class TextBlock {
  readonly places: TextPlaces;
  #inLowerCase: TextBlock | undefined;
  #joined: string | (() => string);

  constructor(joined: string | (() => string), places: TextPlaces) {
    this.#joined = joined;
    this.places = places;
  }

  static of(texts: readonly string[]): TextBlock {
    return new TextBlock(texts.join(""), { length: texts.length, starts: startsOf(texts) });
  }

  /** The texts whose units these are, one after another. */
  static ofUnits(units: TextUnits, places: TextPlaces): TextBlock {
    return new TextBlock(() => textOfUnits(units), places);
  }

  get length(): number {
    return this.places.length;
  }

  get joined(): string {
    if (typeof this.#joined === "function") this.#joined = this.#joined();
    return this.#joined;
  }

  /** The same texts in lower case. */
  get inLowerCase(): TextBlock {
    if (this.#inLowerCase === undefined) {
      const texts = Array.from({ length: this.length }, (_, i) => this.at(i)!.toLowerCase());
      this.#inLowerCase = this.joined.toLowerCase() === this.joined ? this : TextBlock.of(texts);
    }
    return this.#inLowerCase;
  }

  /**
   * Visits, in their order, the texts that hold another one, which is not empty: with where the text begins and ends
   * in what the texts are joined to, and where in that the other one first is.
   */
  find(needle: string, visit: (i: number, start: number, end: number, at: number) => void): void {
    const { joined } = this;
    let i = 0;
    for (let at = joined.indexOf(needle); at >= 0; ) {
      i = this.#textAt(at, i);
      const end = this.#startOf(i + 1);
      // What reaches into the next text is no find.
      if (at + needle.length <= end) visit(i, this.#startOf(i), end, at);
      at = joined.indexOf(needle, end);
    }
  }

  /** `undefined` beyond the last one. */
  at(i: number): string | undefined {
    return i < 0 || i >= this.length ? undefined : this.joined.slice(this.#startOf(i), this.#startOf(i + 1));
  }

  /** The texts, in their order. */
  *all(): Generator<string, void> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }

  #startOf(i: number): number {
    const { starts } = this.places;
    return typeof starts === "number" ? i * starts : starts[i]!;
  }

  /** The text that a place lies in, which is not before `least`. */
  #textAt(at: number, least: number): number {
    const { starts } = this.places;
    if (typeof starts === "number") return Math.floor(at / starts);
    let step = 1;
    while (least + step < starts.length && starts[least + step]! <= at) step *= 2;
    let low = least + (step >> 1);
    let high = Math.min(least + step, starts.length - 1);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** The units of a text. */
export function unitsOfText(text: string): TextUnits {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 255) return wideUnitsOf(text);
    bytes[i] = unit;
  }
  return bytes;
}

function wideUnitsOf(text: string): Uint16Array<ArrayBuffer> {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

/** How many units become a text at once: a call takes only so many arguments. */
const UNITS_OF_CALL = 1 << 13;

/** The text of some units. */
export function textOfUnits(units: TextUnits): string {
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += UNITS_OF_CALL) {
    const part = units.subarray(start, start + UNITS_OF_CALL);
    parts.push(String.fromCharCode.apply(null, part as unknown as number[]));
  }
  return parts.join("");
}

function startsOf(texts: readonly string[]): Uint32Array | number {
  const width = texts[0]?.length ?? 0;
  if (texts.every((text) => text.length === width)) return width;
  const starts = new Uint32Array(texts.length + 1);
  for (let i = 0; i < texts.length; i++) starts[i + 1] = starts[i]! + texts[i]!.length;
  return starts;
}
