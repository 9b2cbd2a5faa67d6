/** Numbers as places among the different ones. */
export interface RankedNumbers {
  /** The different numbers in ascending order: -0 is 0, and NaN is none of them. */
  readonly distinct: Float64Array;
  /** Where each number stands in `distinct`; the length of that for NaN. */
  readonly ranks: Uint32Array;
}

/** Ranks numbers, infinities among them. */
export function rankNumbers(values: Float64Array): RankedNumbers {
  const index = new NumberIndex();
  const ids = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) ids[i] = index.idOf(values[i]! + 0);
  const { distinct, rankOfId } = rankIds(index);
  for (let i = 0; i < ids.length; i++) ids[i] = rankOfId[ids[i]!]!;
  return { distinct, ranks: ids };
}

/** The numbers of an index in ascending order, and where each stands among them, by its id; NaN behind them. */
export function rankIds(index: NumberIndex): { distinct: Float64Array; rankOfId: Uint32Array } {
  const distinct = index.numbers().sort();
  const rankOfId = new Uint32Array(distinct.length + 1).fill(distinct.length);
  for (let rank = 0; rank < distinct.length; rank++) rankOfId[index.idOf(distinct[rank]!)] = rank;
  return { distinct, rankOfId };
}

/** Gives each different number an id from 1 on, and NaN 0, by open addressing. */
export class NumberIndex {
  /** By hash, the id that is there; 0 where there is none. */
  #idOfPlace = new Uint32Array(256);
  /** By id. */
  #numbers = new Float64Array(128);
  #count = 0;

  idOf(value: number): number {
    if (Number.isNaN(value)) return 0;
    const place = this.#placeOf(value);
    return this.#idOfPlace[place]! || this.#add(value, place);
  }

  /** A copy of the numbers, in the order of their ids. */
  numbers(): Float64Array {
    return this.#numbers.slice(1, this.#count + 1);
  }

  /** Where the number is, or would be. */
  #placeOf(value: number): number {
    const mask = this.#idOfPlace.length - 1;
    let place = hashOf(value) & mask;
    for (let id = this.#idOfPlace[place]!; id !== 0 && this.#numbers[id] !== value; ) {
      place = (place + 1) & mask;
      id = this.#idOfPlace[place]!;
    }
    return place;
  }

  #add(value: number, place: number): number {
    const id = ++this.#count;
    this.#numbers[id] = value;
    this.#idOfPlace[place] = id;
    if (id + 1 === this.#numbers.length) this.#grow();
    return id;
  }

  #grow(): void {
    const numbers = new Float64Array(this.#numbers.length * 4);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    this.#idOfPlace = new Uint32Array(numbers.length * 2);
    for (let id = 1; id <= this.#count; id++) this.#idOfPlace[this.#placeOf(numbers[id]!)] = id;
  }
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

function hashOf(value: number): number {
  double[0] = value;
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e37_79b1), 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
