import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("one file knows uPlot", () => {
  const src = new URL("../../src/", import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const knowing = files.filter((name) =>
    /from "uplot"/.test(readFileSync(new URL(name.replaceAll("\\", "/"), src), "utf8")),
  );
  expect(knowing.map((name) => name.replaceAll("\\", "/"))).toEqual(["chart/uplot-panel.ts"]);
});
