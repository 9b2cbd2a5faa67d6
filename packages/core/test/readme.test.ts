import { readFileSync } from "node:fs";
import * as core from "@atlas/core";
import * as dataset from "@atlas/core/dataset";
import * as replicates from "@atlas/core/replicates";
import * as testing from "@atlas/core/testing";
import { expect, it } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = Array.from(readme.matchAll(/```js\n(.*?)```/gs), ([, code]) => code!);

it("the README's examples answer what their comments say", async () => {
  const modules = {
    "@atlas/core": core,
    "@atlas/core/dataset": dataset,
    "@atlas/core/replicates": replicates,
    "@atlas/core/testing": testing,
  };
  const code = blocks
    .join("\n")
    .replaceAll(/^import (\{.*\}) from (".*");$/gm, "const $1 = modules[$2];")
    .replaceAll(/^(.*); \/\/ (.*)$/gm, (_, expression, value) => {
      return `answers.push([${JSON.stringify(expression)}, ${expression}, ${value}]);`;
    });
  const answers: [string, unknown, unknown][] = [];
  const notebook = Object.getPrototypeOf(async () => {}).constructor("modules", "answers", code);
  await notebook(modules, answers);
  expect(answers.length).toBeGreaterThan(20);
  for (const [expression, answer, wanted] of answers)
    expect([expression, answer]).toStrictEqual([expression, wanted]);
});

it("the README names every export", () => {
  const names = [core, dataset, replicates, testing].flatMap((entry) => Object.keys(entry));
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
