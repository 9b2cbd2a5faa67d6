import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runIdOf, runPath } from "../../src/url-state/run-path.ts";
import { anyText } from "./arbitrary.ts";

describe("the path of a run's page", () => {
  it("holds any id, as one segment", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom("", ".", "..", "-", "%2e%2e", "/", "?id=a")), (runId) => {
        const { pathname, search } = new URL(runPath(runId), "http://atlas");
        const [, runs, segment = "", ...more] = pathname.split("/");
        expect([runs, more]).toEqual(["runs", []]);
        expect(runIdOf(segment, search)).toBe(runId);
      }),
    );
  });

  it("is the id itself where that is made of letters and digits", () => {
    expect(runPath("5c49223801e2")).toBe("/runs/5c49223801e2");
    expect(runPath("../../etc/passwd")).toBe("/runs/..%2F..%2Fetc%2Fpasswd");
  });

  it("may have been typed wrongly", () => {
    expect(runIdOf("100%", "")).toBe("100%");
  });
});
