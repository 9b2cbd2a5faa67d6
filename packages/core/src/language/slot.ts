import type { Condition } from "./query.ts";

/** A place in a query's text where something is expected. */
export type Slot = { readonly start: number } & (
  | { readonly kind: "query" }
  | {
      readonly kind: "operator" | "list or range" | "state" | "value";
      readonly field: Condition["field"];
    }
  | { readonly kind: "connective"; readonly isInParentheses: boolean }
);
