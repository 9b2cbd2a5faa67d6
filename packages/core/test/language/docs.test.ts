import { readFileSync } from "node:fs";
import { matchRows, parseJson, parseQuery, printQuery, type Query, tableOf } from "@atlas/core";
import { expect, it } from "vitest";

const page = readFileSync(new URL("../../../../docs/query.md", import.meta.url), "utf8");
const blocksOf = (kind: string) =>
  Array.from(page.matchAll(new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, "gs")), ([, block]) => block!);

it.each(blocksOf("query").flatMap((block) => block.trim().split("\n")))("reads %s", (text) => {
  const parsed = parseQuery(text);
  expect(parsed.ok && parseQuery(printQuery(parsed.query))).toEqual(parsed);
});

it("has queries as data that can be evaluated and printed", () => {
  const queries = blocksOf("json").map((block) => {
    const parsed = parseJson(block);
    return parsed.ok ? (parsed.value as unknown as Query) : undefined;
  });
  expect(queries).toHaveLength(1);
  for (const query of queries) {
    expect(matchRows(tableOf([]), query!)).toHaveLength(0);
    expect(parseQuery(printQuery(query!))).toEqual({ ok: true, query });
  }
});
