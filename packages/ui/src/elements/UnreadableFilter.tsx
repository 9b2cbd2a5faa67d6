import { AtlasError } from "@atlas/core";
import type { JSX } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";

/** Says that the page has given a filter that cannot be understood. */
export function UnreadableFilter(props: { readonly text: string }): JSX.Element {
  return <ErrorNote error={new AtlasError("invalid_query", `The filter of this widget: ${props.text}`)} />;
}
