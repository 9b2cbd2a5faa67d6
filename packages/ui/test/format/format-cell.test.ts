import type { JsonObject } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCell } from "../../src/format/format-cell.ts";
import { formatExact } from "../../src/format/format-exact.ts";
import { jsonText } from "../../src/format/json-text.ts";

describe("formatCell", () => {
  it("marks what is missing", () => {
    expect(formatCell(undefined, "metrics.loss")).toBe("\u2013");
  });

  it("writes durations and times of the record as such, and nothing else", () => {
    expect(formatCell(1800, "record.duration_ms")).toBe("1.8 s");
    expect(formatCell(1800, "metrics.duration_ms")).toBe("1,800");
    expect(formatCell("1999-01-31T10:28:00", "record.started_at")).toBe("31 Jan 1999 10:28");
    expect(formatCell("1999-01-31T10:28:00", "params.started_at")).toBe("1999-01-31T10:28:00");
  });

  it("writes booleans in small letters and tags as a list", () => {
    expect(formatCell(true, "metrics.converged")).toBe("true");
    expect(formatCell(["bench", "large"], "record.tags")).toBe("bench, large");
  });

  it("keeps long texts and values short", () => {
    expect(formatCell("x".repeat(10_000), "params.text")).toHaveLength(161);
    expect(
      formatCell(
        Array.from({ length: 10_000 }, (_, index) => index),
        "params.list",
      ),
    ).toMatch(/^\[0, 1, .*\u2026$/);
  });
});

describe("formatExact", () => {
  it("gives every digit in plain ASCII", () => {
    expect(formatExact(-1 / 3)).toBe("-0.3333333333333333");
    expect(formatExact(-0)).toBe("-0");
    expect(formatExact(2n ** 64n)).toBe("18446744073709551616");
    expect(formatExact(Number.NaN)).toBe("NaN");
    expect(formatExact(undefined)).toBe("");
    expect(formatExact(false)).toBe("false");
  });

  it("gives back any number that it was given", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => Object.is(Number(formatExact(value)), value)),
    );
  });
});

describe("jsonText", () => {
  it("is JSON where JSON has words", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("has words for what JSON lacks, and keeps names that objects have by themselves", () => {
    const odd = JSON.parse('{"__proto__": 1, "": null}') as JsonObject;
    expect(jsonText([Number.NaN, 10n ** 20n, odd])).toBe(
      '[NaN, 100000000000000000000, {"__proto__": 1, "": null}]',
    );
  });

  it("does not walk what it does not show", () => {
    const trap = new Proxy([], {
      get: () => {
        throw new Error("walked");
      },
    });
    expect(jsonText(["x".repeat(50), trap], 20)).toBe(`["${"x".repeat(18)}\u2026`);
  });
});
