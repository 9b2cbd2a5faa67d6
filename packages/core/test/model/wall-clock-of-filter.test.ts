import { wallClock, wallClockOfFilter } from "@atlas/core";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a time without a zone", () => {
  it.each(["2026-01-27T10:30:00.000001", "2026-01-27 10:30", "2026-01-27"])(
    "%s is taken as it is",
    (text) => {
      expect(wallClockOfFilter(text, "Asia/Tokyo")).toBe(wallClock(text));
      expect(wallClockOfFilter(text)).toBe(wallClock(text));
    },
  );

  it("that is none is undefined", () => {
    expect(wallClockOfFilter("soon", "Asia/Tokyo")).toBeUndefined();
  });
});

describe("a time with a zone", () => {
  it.each([
    ["2026-01-27T10:30:00Z", "UTC", "2026-01-27T10:30:00"],
    ["2026-01-27T10:30:00.000001Z", "Asia/Tokyo", "2026-01-27T19:30:00.000001"],
    ["2026-01-27T23:30:00-07:00", "Europe/Berlin", "2026-01-28T07:30:00"],
    ["2026-07-27T10:30:00Z", "Europe/Berlin", "2026-07-27T12:30:00"],
    ["2026-01-27T10:30:00Z", "Asia/Kathmandu", "2026-01-27T16:15:00"],
    ["2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29T01:59:59"],
    ["2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29T03:00:00"],
    ["1969-12-31T23:59:59.999999Z", "Asia/Tokyo", "1970-01-01T08:59:59.999999"],
    ["2026-01-01T00:00:00+00:00", "America/New_York", "2025-12-31T19:00:00"],
  ])("%s in %s is %s", (text, timeZone, local) => {
    expect(wallClockOfFilter(text, timeZone)).toBe(wallClock(local));
  });

  it.each(["UTC", "America/New_York", "Asia/Kathmandu"])("is local to a process in %s", (timeZone) => {
    vi.stubEnv("TZ", timeZone);
    const date = fc.date({ min: new Date("1975-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(date, (date) => {
        const two = (part: number) => String(part).padStart(2, "0");
        const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
        const local = `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
        const utc = date.toISOString().replace(/\.\d+/, "");
        expect(wallClockOfFilter(utc)).toBe(wallClock(local));
        expect(wallClockOfFilter(utc, timeZone)).toBe(wallClock(local));
      }),
    );
  });

  it("in a zone that is not known is an error", () => {
    expect(() => wallClockOfFilter("2026-01-27T10:30:00Z", "Mars/Olympus")).toThrow(
      expect.objectContaining({ code: "invalid_query" }),
    );
  });
});
