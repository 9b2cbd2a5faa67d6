import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { paperPaint } from "../../src/chart/paper-paint.ts";

it("figures have the colours of the light theme", () => {
  const css = readFileSync(new URL("../../src/theme/tokens.css", import.meta.url), "utf8");
  const tokens = [...css.matchAll(/--([\w-]+): light-dark\((#\w+),/g)].map(([, name, light]) => [
    name!,
    light!,
  ]);
  const drawn = tokens.filter(([name]) => /^(?:paper|sunken|ink-.|line-.|cat-.*|seq-.)$/.test(name!));
  expect(drawn.length).toBeGreaterThan(20);
  for (const [name, light] of drawn) expect([name, paperPaint(name!)]).toEqual([name, light]);
});

it("a colour that no figure has is an error", () => {
  expect(() => paperPaint("accent")).toThrow("--accent");
});
