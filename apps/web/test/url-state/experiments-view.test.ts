import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExperimentsView, writeExperimentsView } from "../../src/url-state/experiments-view.ts";

describe("the address of the experiments page", () => {
  it("gives back every view exactly", () => {
    const anyView = fc.record({
      search: fc.string({ unit: "binary" }),
      sort: fc.record({
        column: fc.constantFrom(
          "name",
          "varied",
          "design",
          "progress",
          "runs",
          "failed",
          "running",
          "tags",
          "latest",
        ),
        order: fc.constantFrom("asc", "desc"),
      }),
    });
    fc.assert(
      fc.property(anyView, (view) => {
        const { search } = new URL(`http://atlas/experiments${writeExperimentsView(view)}`);
        expect(readExperimentsView(search)).toEqual(view);
      }),
    );
  });

  it("is bare for the newest first, and readable otherwise", () => {
    expect(writeExperimentsView({ search: "", sort: { column: "latest", order: "desc" } })).toBe("");
    expect(writeExperimentsView({ search: "opt", sort: { column: "name", order: "asc" } })).toBe(
      "?search=opt&sort=name",
    );
  });

  it("passes over a column that there is not", () => {
    expect(readExperimentsView("?sort=-size")).toEqual({
      search: "",
      sort: { column: "latest", order: "desc" },
    });
  });
});
