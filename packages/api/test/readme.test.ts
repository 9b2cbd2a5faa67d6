import { readFileSync } from "node:fs";
import { createApi } from "@atlas/api";
import { expect, test } from "vitest";
import { templateOf } from "../src/openapi/example-url.ts";
import { operationsOf } from "../src/resource.ts";
import { openExampleSource } from "./example-source.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README lists every operation, and no other", () => {
  const app = createApi({ source: openExampleSource(), version: "1" });
  const served = operationsOf(app).map(({ method, route }) => `${method} ${templateOf(route)}`);
  const listed = [...readme.matchAll(/^\| `((?:GET|POST) \/api\/[^`]*)`/gm)].map(
    ([, operation]) => operation,
  );
  expect(listed.sort()).toEqual(served.sort());
});
