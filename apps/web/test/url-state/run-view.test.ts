import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runIdOf } from "../../src/url-state/run-path.ts";
import { readRunView, runHref } from "../../src/url-state/run-view.ts";

const text = fc.string({ unit: fc.oneof(fc.constantFrom(",", "\\", "%", "&", "#", "\ud800"), fc.string()) });

describe("the address of a run's page", () => {
  it("gives back what is open, whatever it is called", () => {
    const view = fc.record({ artifact: text, log: text, at: fc.nat() }, { requiredKeys: [] });
    fc.assert(
      fc.property(text, view, (id, open) => {
        const { pathname, search } = new URL(runHref(id, open), "http://atlas");
        expect(readRunView(search)).toEqual(open);
        expect(runIdOf(pathname.split("/").at(-1) ?? "", search)).toBe(id);
      }),
    );
  });
  it("is the bare path when nothing is open", () => {
    expect(runHref("1a2b")).toBe("/runs/1a2b");
    expect(runHref("1a2b", { artifact: "loss.png", log: "run", at: 12 })).toBe(
      "/runs/1a2b?artifact=loss.png&log=run&at=12",
    );
  });
  it("is read as far as it makes sense", () => {
    expect(readRunView("?at=-3&log=run")).toEqual({ log: "run" });
    expect(readRunView("?at=1e9")).toEqual({});
  });
});
