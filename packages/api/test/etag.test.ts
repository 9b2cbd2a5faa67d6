import fc from "fast-check";
import { expect, test } from "vitest";
import { etagMatches, etagOf, etagOfText } from "../src/etag.ts";

test("an ETag is weak, and quotes nothing of the request", () => {
  expect(etagOf(7, ['/api/runs?q="'])).toMatch(/^W\/"7-[0-9a-z]{14}"$/);
});

test("another version, another address and another body make another ETag", () => {
  const tags = [
    etagOf(1, ["a"]),
    etagOf(2, ["a"]),
    etagOf(1, ["b"]),
    etagOf(1, ["a", "b"]),
    etagOf(1, ["a", null]),
  ];
  expect(new Set(tags).size).toBe(tags.length);
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      expect(etagOf(1, a) === etagOf(1, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test("equal texts have equal ETags, others others", () => {
  expect(etagOfText("a")).toMatch(/^W\/"[0-9a-z]{14}"$/);
  expect(etagOfText("a")).toBe(etagOfText("a"));
  expect(etagOfText("a")).not.toBe(etagOfText("b"));
});

test("whether an ETag is weak does not matter, and * names every one", () => {
  expect(etagMatches('W/"x"', '"x"')).toBe(true);
  expect(etagMatches('"x"', 'W/"x"')).toBe(true);
  expect(etagMatches("*", '"x"')).toBe(true);
});

test("If-None-Match may name several", () => {
  const etag = etagOf(1, ["a"]);
  expect(etagMatches(undefined, etag)).toBe(false);
  expect(etagMatches('W/"x"', etag)).toBe(false);
  expect(etagMatches(`W/"x", ${etag}`, etag)).toBe(true);
});
