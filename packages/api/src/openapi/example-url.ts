import type { OperationExample } from "../operation.ts";

/** A path as OpenAPI writes it: `/api/runs/{run_id}`. */
export function templateOf(route: string): string {
  return route.replace(/:(\w+)(?:\{[^}]*\})?/g, "{$1}");
}

/** The path and query of an example. */
export function exampleUrl(route: string, { path = {}, query = {} }: OperationExample): string {
  const filled = templateOf(route).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
  const parameters = new URLSearchParams(query);
  return parameters.size === 0 ? filled : `${filled}?${parameters}`;
}
