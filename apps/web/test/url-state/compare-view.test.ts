import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareConfigurationsHref,
  compareHref,
  readComparedConfigurations,
  readCompareView,
} from "../../src/url-state/compare-view.ts";
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

  it("gives back its configurations, and says when it has none", () => {
    const keys = ["team/optbench:2.0/04b7e826", "a, b/fbfa"];
    const { search } = new URL(compareConfigurationsHref(keys), "http://atlas");
    expect(readComparedConfigurations(search)).toEqual(keys);
    expect(readComparedConfigurations("?runs=a")).toBeUndefined();
    expect(compareConfigurationsHref(keys.slice(0, 1))).toBe("/compare?configs=team/optbench:2.0/04b7e826");
  });
});
