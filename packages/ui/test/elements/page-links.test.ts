import { parseQuery } from "@atlas/core";
import { assert, constantFrom, property, string, webUrl } from "fast-check";
import { expect, test } from "vitest";
import { isNowhere, pageLinks, pageOfLink } from "../../src/elements/page-links.ts";

const wellFormed = string({ unit: "grapheme" });

test("a link says what it is to open, whatever the id and wherever the pages are", () => {
  assert(
    property(wellFormed, webUrl(), constantFrom(true, false), (id, url, hasPages) => {
      const pages = hasPages ? url.split("?")[0] : undefined;
      const links = pageLinks(pages);
      expect(pageOfLink(links.runHref(id), pages)).toEqual({ type: "openrun", detail: { runId: id } });
      expect(pageOfLink(links.experimentHref(id), pages)).toEqual({
        type: "openexperiment",
        detail: { experimentId: id },
      });
      expect(isNowhere(links.runHref(id))).toBe(!hasPages);
    }),
  );
});

test("a link to runs carries their filter", () => {
  const filter = `params.name = "a & b = c" and metrics.loss < 0.1`;
  const parsed = parseQuery(filter);
  if (!parsed.ok) throw new Error("the filter must be one");
  const href = pageLinks("http://host:8000/atlas/").runsHref(parsed.query);
  expect(href).toMatch(/^http:\/\/host:8000\/atlas\/runs\?q=/);
  expect(pageOfLink(href, "http://host:8000/atlas/")).toEqual({
    type: "openruns",
    detail: { filter: expect.any(String), query: parsed.query },
  });
});

test("other links tell nothing, and half a surrogate pair breaks none", () => {
  const links = pageLinks("http://host");
  expect(pageOfLink(links.compareHref(["a,b", "c"]), "http://host")).toBeUndefined();
  expect(links.compareHref(["a,b", "c"])).toBe("http://host/compare?runs=a%5C%2Cb%2Cc");
  expect(pageOfLink(links.experimentsHref, "http://host")).toBeUndefined();
  expect(pageOfLink("https://example.org/runs/1", "http://host")).toBeUndefined();
  expect(links.runHref("a\ud800")).toBe("http://host/runs/a%EF%BF%BD");
});
