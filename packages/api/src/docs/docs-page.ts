import { html } from "hono/html";
import { exampleUrl, templateOf } from "../openapi/example-url.ts";
import { jsonSchemaOf, namedSchemas } from "../openapi/json-schema-of.ts";
import { isSchema, type ServedOperation } from "../resource.ts";
import { describeSchema } from "./describe-schema.ts";

/**
 * A page that says what can be asked, how, and what comes back. It needs no network and runs no program.
 *
 * @param base where the paths begin, for the lines to try: an origin without a slash at its end
 */
export function docsPage(operations: readonly ServedOperation[], version: string, base: string) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The HTTP API of Atlas</title>
<link rel="stylesheet" href="docs/style.css">
</head>
<body>
<header>
<h1>The HTTP API of Atlas</h1>
<p>Version ${version}. The same for machines: <a href="api/openapi.json">OpenAPI 3.1</a>.
Every path takes <code>?pretty=true</code>. Errors are <code>{"detail": …}</code>.</p>
</header>
<nav><ul>
${operations.map(
  (served) => html`<li><a href="#${idOf(served)}">${titleOf(served)}</a></li>
`,
)}</ul></nav>
<main>
${operations.map((served) => sectionOf(served, base))}
<h2 id="schemas">Types</h2>
${Object.entries(namedSchemas()).map(
  ([name, schema]) => html`<h3 id="type-${name}">${name}</h3>
<pre>${describeSchema(schema)}</pre>
`,
)}</main>
</body>
</html>
`;
}

function sectionOf(served: ServedOperation, base: string) {
  const { summary, description = "", query, body } = served;
  const parts = [
    ...(query ? [["Query", describeSchema(jsonSchemaOf(query))]] : []),
    ...(body ? [["Body", describeSchema(jsonSchemaOf(body))]] : []),
    ["Answer", answerOf(served)],
    ["Try it", curlOf(served, base)],
  ];
  return html`<section id="${idOf(served)}">
<h2>${titleOf(served)}</h2>
<p>${summary}. ${description}</p>
${parts.map(
  ([title, text]) => html`<h3>${title}</h3>
<pre>${text}</pre>
`,
)}</section>
`;
}

function answerOf(served: ServedOperation): string {
  const { gives } = served;
  return isSchema(gives) ? describeSchema(jsonSchemaOf(gives)) : gives.join("\n");
}

/** The example as a line for a shell. */
function curlOf({ route, method, example }: ServedOperation, base: string): string {
  const words = ["curl", quoted(base + exampleUrl(route, example))];
  if (method === "POST") words.push("-X POST");
  if (example.body) words.push("-d", quoted(JSON.stringify(example.body)));
  if (route.endsWith("/export")) words.push("-OJ");
  return words.join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function titleOf({ method, route }: ServedOperation): string {
  return `${method} ${templateOf(route)}`;
}

function idOf({ method, route }: ServedOperation): string {
  return `${method}-${templateOf(route)}`.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
}
