import { parseJson } from "@atlas/core";
import { expect, it } from "vitest";
import { RECORD } from "../../src/scanner/record-members.ts";
import { RunScanner } from "../../src/scanner/run-scanner.ts";
import { formatStamp, SAMPLE_RECORDS } from "../../src/snapshot/format-stamp.ts";

it("is the same every time", () => {
  expect(formatStamp()).toBe(formatStamp());
});

it("is made of records that hold every member of which something is made", () => {
  const [usual, , odd] = SAMPLE_RECORDS.map((text) => {
    const parsed = parseJson(text);
    return Object.keys(parsed.ok ? (parsed.value as object) : {});
  });
  expect(usual).toEqual(expect.arrayContaining([...RECORD.known.keys()]));
  expect(odd).toEqual(expect.arrayContaining([...RECORD.known.keys()]));
});

it("is made of records that are scanned, and of some that are decoded", () => {
  const scanner = new RunScanner();
  const areScanned = SAMPLE_RECORDS.map((text) => scanner.scan(new TextEncoder().encode(text)) !== undefined);
  expect(areScanned).toEqual([true, false, false, false, false]);
});
