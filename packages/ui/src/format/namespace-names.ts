import type { Namespace } from "@atlas/core";

/** What a namespace is called where fields stand under it. */
export const NAMESPACE_NAMES: Record<Namespace, string> = {
  record: "Record",
  params: "Params",
  metrics: "Metrics",
  derived: "Derived",
};
