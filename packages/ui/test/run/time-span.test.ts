import { describe, expect, it } from "vitest";
import { formatElapsed, formatTimeSpan } from "../../src/run/time-span.ts";

const now = new Date("2026-06-01T00:00:00");

describe("a span of time", () => {
  it("tells the day once", () => {
    expect(formatTimeSpan("2026-01-31T10:28:27.120000", "2026-01-31T10:28:28.310000", now)).toBe(
      "31 Jan 10:28:27 to 10:28:28",
    );
  });

  it("tells both days where they differ, and the year where it is not this one", () => {
    expect(formatTimeSpan("2025-12-31T23:59:59", "2026-01-01T00:00:01", now)).toBe(
      "31 Dec 2025 23:59:59 to 1 Jan 00:00:01",
    );
  });

  it("has no end while it lasts", () => {
    expect(formatTimeSpan("2026-01-31T10:28:27", null, now)).toBe("31 Jan 10:28:27");
  });

  it("keeps what is no time to the second", () => {
    expect(formatTimeSpan("2026-01-31", "2026-01-31", now)).toBe("2026-01-31 to 2026-01-31");
    expect(formatTimeSpan("2026-01-31T10:28", "2026-01-31T10:29", now)).toBe("31 Jan 10:28 to 31 Jan 10:29");
  });
});

describe("the time that has elapsed", () => {
  it("is told in whole seconds, then as durations are", () => {
    const start = "2026-05-31T23:59:30";
    expect(formatElapsed(start, now.getTime())).toBe("30 s");
    expect(formatElapsed("2026-05-31T21:55:00", now.getTime())).toBe("2 h 05 min");
  });

  it("is not told of what has not begun, or cannot be read", () => {
    expect(formatElapsed("2099-01-01T00:00:00", now.getTime())).toBeUndefined();
    expect(formatElapsed("yesterday", now.getTime())).toBeUndefined();
  });
});
