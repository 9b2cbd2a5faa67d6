import { expect, it } from "vitest";
import { readRelativeTime, wallClockAgo } from "../../src/language/relative-time.ts";

it.each([
  ["2 days ago", "2 days ago", 172_800_000],
  ["1 day ago", "1 day ago", 86_400_000],
  ["2d ago", "2 days ago", 172_800_000],
  ["1.50 HOURS ago", "1.5 hours ago", 5_400_000],
  ["90 mins  ago", "90 minutes ago", 5_400_000],
  ["3w ago", "3 weeks ago", 1_814_400_000],
  ["0 s ago", "0 seconds ago", 0],
  ["250 ms ago", "250 milliseconds ago", 250],
])("%s", (text, printed, agoMs) => {
  expect(readRelativeTime(text)).toEqual({ text: printed, agoMs, length: text.length });
});

it.each([
  "2 days",
  "days ago",
  "2 fortnights ago",
  "-2 days ago",
  "2 days agone",
  "1e3 days ago",
  "2daysago",
  "",
])("%j is none", (text) => {
  expect(readRelativeTime(text)).toBeUndefined();
  expect(wallClockAgo(text, 0, "UTC")).toBeUndefined();
});

it("reads at a place, up to what may stand behind", () => {
  expect(readRelativeTime("(2 days ago)", 1)).toMatchObject({ text: "2 days ago", length: 10 });
  expect(readRelativeTime("2 days ago..1 day ago")).toMatchObject({ text: "2 days ago", length: 10 });
  expect(wallClockAgo("2 days ago, really", 0, "UTC")).toBeUndefined();
});

it("counts back on the wall clock of a zone", () => {
  const now = Date.UTC(2026, 2, 30, 10);
  const local = Date.UTC(2026, 2, 30, 12) * 1000;
  expect(wallClockAgo("0 s ago", now, "Europe/Berlin")).toBe(local);
  // The clocks were put forward on the 29th.
  expect(wallClockAgo("2 days ago", now, "Europe/Berlin")).toBe(local - 172_800_000_000);
});
