import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { experimentIdOf, experimentPath } from "../../src/url-state/experiment-path.ts";
import { anyText } from "./arbitrary.ts";

describe("the path of an experiment's page", () => {
  it("holds any id, as one segment", () => {
    const anyId = fc.oneof(
      anyText,
      fc.constantFrom("", ".", "..", "-", "%2e%2e", "team/slashed:1.0", "?id=a"),
    );
    fc.assert(
      fc.property(anyId, (id) => {
        const { pathname, search } = new URL(experimentPath(id), "http://atlas");
        const [, experiments, segment = "", ...more] = pathname.split("/");
        expect([experiments, more]).toEqual(["experiments", []]);
        expect(experimentIdOf(segment, search)).toBe(id);
      }),
    );
  });

  it("is readable where the id is", () => {
    expect(experimentPath("team/slashed:1.0")).toBe("/experiments/team%2Fslashed%3A1.0");
  });
});
