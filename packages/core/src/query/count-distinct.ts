/** How many different numbers there are: -0 is 0, and all NaN are one. */
export function countDistinct(values: Float64Array): number {
  let table = emptyTable(1024);
  let count = 0;
  let nan = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! + 0;
    if (Number.isNaN(value)) nan = 1;
    else if (add(table, value) && ++count * 2 > table.length) table = grown(table);
  }
  return count + nan;
}

/** A set of numbers by open addressing; NaN is a free place. */
function emptyTable(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

function grown(table: Float64Array): Float64Array {
  const larger = emptyTable(table.length * 4);
  for (const value of table) if (!Number.isNaN(value)) add(larger, value);
  return larger;
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** Whether the number was not in the table before. */
function add(table: Float64Array, value: number): boolean {
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
