import { createApi } from "@atlas/api";
import { expect, test } from "vitest";
import { templateOf } from "../../src/openapi/example-url.ts";
import { operationsOf } from "../../src/resource.ts";
import { openExampleSource } from "../example-source.ts";

const app = createApi({ source: openExampleSource(), version: "1.2.3<&>" });
const response = await app.request("http://localhost:8000/docs");
const page = await response.text();

test("the page names every operation, and how to try it", () => {
  expect(response.headers.get("content-type")).toMatch(/^text\/html/);
  for (const { method, route, summary } of operationsOf(app)) {
    expect(page).toContain(`${method} ${templateOf(route)}`);
    expect(page).toContain(summary.replaceAll("'", "&#39;").replaceAll('"', "&quot;"));
  }
  expect(page).toContain(
    "curl &#39;http://localhost:8000/api/runs?status=success&amp;sort_by=metrics.score&amp;limit=2&#39;",
  );
  expect(page).toContain("-d &#39;{&quot;");
});

test("the page needs nothing but its style, and may run nothing", async () => {
  expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'self'");
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\/(?!localhost:8000)/);
  expect(page.match(/(?:src|href)="(?!#)[^"]*"/g)).toEqual([
    'href="docs/style.css"',
    'href="api/openapi.json"',
  ]);
  const style = await app.request("/docs/style.css");
  expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(await style.text()).not.toMatch(/url\(|@import/);
});

test("every link within the page leads somewhere, and what is shown is escaped", () => {
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  expect(page).toContain("Version 1.2.3&lt;&amp;&gt;.");
});
