import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareHref, readCompareView } from "../../src/url-state/compare-view.ts";
import { anyText } from "./arbitrary.ts";

describe("the address of a comparison", () => {
  it("gives back its runs exactly, in their order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(anyText, fc.constantFrom("", "a,b", "\\", "a&b=c"))), (runIds) => {
        const { pathname, search } = new URL(compareHref(runIds), "http://atlas");
        expect(pathname).toBe("/compare");
        expect(readCompareView(search)).toEqual(runIds);
      }),
    );
  });

  it("names each run once, and is short for ids of letters and digits", () => {
    expect(compareHref(["a1", "b2"])).toBe("/compare?runs=a1,b2");
    expect(readCompareView("?runs=a1,b2,a1")).toEqual(["a1", "b2"]);
    expect(readCompareView("")).toEqual([]);
  });
});
