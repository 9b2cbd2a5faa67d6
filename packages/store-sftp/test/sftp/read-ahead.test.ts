import { type ByteRange, storePathOf } from "@atlas/store";
import { expect, it } from "vitest";
import { ReadAhead } from "../../src/sftp/read-ahead.ts";

const KIB = 1024;
const path = storePathOf("file")!;

/** A file in memory that may grow, and the ranges that were fetched of it. */
function openFile(sizeBytes: number) {
  let bytes = Uint8Array.from({ length: sizeBytes }, (_, i) => (i * 31) % 251);
  const fetched: ByteRange[] = [];
  const ahead = new ReadAhead(async (_, range) => {
    fetched.push(range);
    return bytes.slice(range.start, range.end);
  });
  return {
    ahead,
    fetched,
    bytes: () => bytes,
    become(next: Uint8Array<ArrayBuffer>) {
      bytes = next;
    },
  };
}

/** Numbers from 0 to less than a bound that look random, and are the same each time. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % bound;
  };
}

it("has the bytes of any ranges, in any order", async () => {
  const file = openFile(9_000_000);
  const next = numbers(1);
  let at = 0;
  for (let round = 0; round < 300; round++) {
    if (next(10) === 0) at = next(9_500_000);
    const length = next(4) === 0 ? next(5_000_000) : 128 * KIB + next(300 * KIB);
    const read = await file.ahead.read(path, { start: at, end: at + length });
    expect(Buffer.from(read!).equals(file.bytes().slice(at, at + length))).toBe(true);
    at += length;
  }
});

it("fetches nothing that nobody is on the way to", async () => {
  const file = openFile(9_000_000);
  const ranges = [
    { start: 0, end: 256 * KIB },
    { start: 1_000_000, end: 1_000_000 + 256 * KIB },
    { start: 5, end: 6 },
    { start: 6, end: 7 },
    { start: 0, end: Number.POSITIVE_INFINITY },
  ];
  for (const range of ranges) await file.ahead.read(path, range);
  expect(file.fetched).toEqual(ranges);
});

it("fetches each byte of a file once that is read from its beginning to its end", async () => {
  const file = openFile(20_000_000);
  for (let start = 0; start < 20_000_000; start += 256 * KIB) {
    await file.ahead.read(path, { start, end: Math.min(20_000_000, start + 256 * KIB) });
  }
  const within = file.fetched.map(({ start, end }) => [start, Math.min(end, 20_000_000)] as const);
  expect(within.reduce((sum, [start, end]) => sum + Math.max(0, end - start), 0)).toBe(20_000_000);
});

it("has what was appended since it read ahead", async () => {
  const file = openFile(600 * KIB);
  await file.ahead.read(path, { start: 0, end: 256 * KIB });
  await file.ahead.read(path, { start: 256 * KIB, end: 512 * KIB });
  const grown = new Uint8Array(800 * KIB).fill(7);
  grown.set(file.bytes());
  file.become(grown);
  const read = await file.ahead.read(path, { start: 512 * KIB, end: 768 * KIB });
  expect(Buffer.from(read!).equals(grown.slice(512 * KIB, 768 * KIB))).toBe(true);
});
