/** How many numbers are looked at before it is decided how large the set will be. */
const SAMPLE = 2048;
const LEAST_LENGTH = 1024;

/** Counts how many different numbers there are among those that are added: -0 is 0, and NaN is none. */
export class DistinctNumbers {
  /** A set by open addressing; NaN is a free place. */
  #table = emptyTable(LEAST_LENGTH);
  #expected: number;
  #added = 0;
  count = 0;

  /** @param expected about how many numbers will be added */
  constructor(expected: number) {
    this.#expected = expected;
  }

  /** Begins anew, in the memory that there is: for the next of many columns. */
  clear(): void {
    this.#table.fill(Number.NaN);
    this.#added = 0;
    this.count = 0;
  }

  add(numbers: Float64Array, length = numbers.length): void {
    for (let i = 0; i < length; i++) {
      const number = numbers[i]! + 0;
      if (Number.isNaN(number)) continue;
      if (this.#added++ === SAMPLE) this.#foresee();
      if (put(this.#table, number) && ++this.count * 2 > this.#table.length) {
        this.#table = moved(this.#table, this.#table.length * 4);
      }
    }
  }

  /** Makes room for all at once where hardly a number has come twice so far. */
  #foresee(): void {
    if (this.count < SAMPLE * 0.9 || this.#expected < 2 * SAMPLE) return;
    const length = 2 ** Math.ceil(Math.log2(this.#expected * 2));
    if (length > this.#table.length) this.#table = moved(this.#table, length);
  }
}

function emptyTable(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

function moved(table: Float64Array, length: number): Float64Array {
  const larger = emptyTable(length);
  for (let i = 0; i < table.length; i++) if (!Number.isNaN(table[i]!)) put(larger, table[i]!);
  return larger;
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** Whether the number was not in the table before. */
function put(table: Float64Array, value: number): boolean {
  double[0] = value;
  const mask = table.length - 1;
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e37_79b1), 0x85eb_ca6b);
  let place = (mixed ^ (mixed >>> 15)) & mask;
  while (true) {
    const found = table[place]!;
    if (found === value) return false;
    if (Number.isNaN(found)) break;
    place = (place + 1) & mask;
  }
  table[place] = value;
  return true;
}
