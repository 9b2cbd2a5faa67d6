import { describe, expect, it } from "vitest";
import { formatAge } from "../../src/format/format-age.ts";
import { formatBytes } from "../../src/format/format-bytes.ts";
import { formatDuration } from "../../src/format/format-duration.ts";
import { formatTime } from "../../src/format/format-time.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("formatDuration", () => {
  it.each([
    [0, "0 ms"],
    [0.5, "0.5 ms"],
    [272, "272 ms"],
    [999.4, "999 ms"],
    [999.6, "1.0 s"],
    [1800, "1.8 s"],
    [59_960, "1 min 00 s"],
    [3 * MINUTE + 12 * SECOND, "3 min 12 s"],
    [HOUR - 400, "1 h 00 min"],
    [2 * HOUR + 5 * MINUTE, "2 h 05 min"],
    [DAY - 10, "1 d 00 h"],
    [3 * DAY + 61 * MINUTE, "3 d 01 h"],
    [-5 * SECOND, "\u22125.0 s"],
    [1800n, "1.8 s"],
    [Number.NaN, "NaN"],
  ])("writes %s ms", (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

describe("formatTime", () => {
  const now = new Date("2026-11-23T12:00:00");

  it.each([
    ["2026-01-31T10:28:05.123456", "31 Jan 10:28"],
    ["2026-02-03 00:00:00", "3 Feb 00:00"],
    ["2024-12-01T23:59:59+02:00", "1 Dec 2024 23:59"],
    ["2026-13-01T00:00", "2026-13-01T00:00"],
    ["yesterday", "yesterday"],
    ["", ""],
  ])("writes the wall clock of %s", (iso, text) => {
    expect(formatTime(iso, now)).toBe(text);
  });
});

describe("formatAge", () => {
  it.each([
    [-500, "now"],
    [400, "now"],
    [12 * SECOND, "12 s ago"],
    [4 * MINUTE + 59 * SECOND, "4 min ago"],
    [47 * HOUR, "47 h ago"],
    [5 * DAY, "5 d ago"],
  ])("says how long ago %s ms is", (ageMs, text) => {
    expect(formatAge(ageMs)).toBe(text);
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [48_200, "48.2 kB"],
    [999_960, "1.0 MB"],
    [5e9, "5.0 GB"],
    [3e18, "3,000.0 PB"],
  ])("writes %s bytes", (sizeBytes, text) => {
    expect(formatBytes(sizeBytes)).toBe(text);
  });
});
