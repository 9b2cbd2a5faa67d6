import { wallClock } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUsualText, readTime, wallClockText } from "../../src/model/wall-clock.ts";

const NOON = Date.UTC(2026, 0, 27, 10, 30) * 1000;

it.each([
  ["2026-01-27T10:30:00", NOON],
  ["2026-01-27T10:30:00.000001", NOON + 1],
  ["2026-01-27 10:30:00.5", NOON + 500_000],
  ["2026-01-27T10:30:00,5", NOON + 500_000],
  ["2026-01-27T10:30:00.123456789", NOON + 123_456],
  ["2026-01-27T10:30:00.123456-07:00", NOON + 123_456],
  ["2026-01-27T10:30:00Z", NOON],
  ["2026-01-27t10:30:00z", NOON],
  ["2026-01-27T10:30:00+0530", NOON],
  ["2026-01-27T10:30:00+05", NOON],
  ["2026-01-27T10:30:00+05:30:15", NOON],
  ["2026-01-27T10:30", NOON],
  ["20260127T103000", NOON],
  ["20260127T1030", NOON],
  ["2026-01-27T10", NOON - 30 * 60e6],
  ["2026-01-27", Date.UTC(2026, 0, 27) * 1000],
  ["20260127", Date.UTC(2026, 0, 27) * 1000],
  ["1970-01-01T00:00:00", 0],
  ["1969-12-31T23:59:59.999999", -1],
  ["2024-02-29T00:00:00", Date.UTC(2024, 1, 29) * 1000],
  ["2099-12-31T23:59:59.999999", Date.UTC(2100, 0, 1) * 1000 - 1],
  ["0001-01-01T00:00:00", -62_135_596_800e6],
  ["9999-12-31T23:59:59", Date.UTC(10_000, 0, 1) * 1000 - 1e6],
])("%s is a time", (text, wallClockUs) => {
  expect(wallClock(text)).toBe(wallClockUs);
});

it.each([
  ...[
    "",
    "yesterday",
    "2026",
    "2026-01",
    "2026-13-01",
    "2026-00-01",
    "2026-01-00",
    "2026-04-31",
    "2026-02-29",
  ],
  ...[
    "1900-02-29",
    "2026-13-45T99:00:00",
    "2026-01-27T24:00:00",
    "2026-01-27T10:60:00",
    "2026-01-27T10:30:60",
  ],
  ...["12026-01-01T00:00:00", "0000-01-01", "2026-01-27T", "2026-01-27T10:30:00.", "2026-01-27  10:30:00"],
  ...["2026-01-27T10:30:00 Z", "2026-01-27Z", "2026-1-27", "1769500000", " 2026-01-27", "2026-01-27\n"],
])("%j is none", (text) => {
  expect(wallClock(text)).toBeUndefined();
});

describe("against Date", () => {
  it("counts the same days", () => {
    const date = fc.date({
      min: new Date("0001-01-01"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (date) => {
        expect(wallClock(date.toISOString())).toBe(date.getTime() * 1000);
      }),
    );
  });
});

it("writes the text that metalab writes", () => {
  expect(wallClockText(NOON)).toBe("2026-01-27T10:30:00");
  expect(wallClockText(NOON + 45)).toBe("2026-01-27T10:30:00.000045");
  expect(wallClockText(-1)).toBe("1969-12-31T23:59:59.999999");
});

it("knows which texts it would write itself", () => {
  const texts = fc.constantFrom(
    ...[
      "2026-01-27T10:30:00",
      "2026-01-27T10:30:00.000000",
      "2026-01-27T10:30:00.100000",
      "2026-01-27T10:30:00.1",
    ],
    ...[
      "2026-01-27 10:30:00",
      "2026-01-27",
      "20260127T103000",
      "2026-01-27T10:30:00Z",
      "9999-12-31T23:59:59.999999",
    ],
    ...[
      "0001-01-01T00:00:00.000001",
      "1970-01-01T00:00:00.000001",
      "2026-01-27T10:30",
      "2026-01-27T10:30:00,100000",
    ],
  );
  fc.assert(
    fc.property(texts, (text) => {
      const wallClockUs = wallClock(text)!;
      if (isUsualText(text, wallClockUs)) expect(wallClockText(wallClockUs)).toBe(text);
      else if (Number.isSafeInteger(wallClockUs)) expect(wallClockText(wallClockUs)).not.toBe(text);
    }),
  );
});

it("is what the reader of all texts says, for texts like those of metalab too", () => {
  const part = (length: number, max: number) =>
    fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, "0"));
  const usual = fc
    .tuple(part(4, 9999), part(2, 14), part(2, 33), part(2, 25), part(2, 61), part(2, 61), part(6, 999_999))
    .map(([y, m, d, h, min, s, micros]) => `${y}-${m}-${d}T${h}:${min}:${s}.${micros}`);
  const damaged = fc.tuple(usual, fc.nat({ max: 25 }), fc.constantFrom("x", " ", "-", ":", "9"));
  const texts = fc.oneof(
    usual,
    damaged.map(([text, at, unit]) => text.slice(0, at) + unit + text.slice(at + 1)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(wallClock(text)).toBe(readTime(text)?.wallClockUs);
    }),
    { numRuns: 2000 },
  );
});
