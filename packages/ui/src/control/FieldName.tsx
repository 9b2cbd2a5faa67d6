import { type FieldPath, splitFieldPath } from "@atlas/core";
import type { JSX } from "solid-js";

/** A field as it is written in the data, its namespace in quiet ink. */
export function FieldName(props: { readonly path: FieldPath }): JSX.Element {
  const parts = () => splitFieldPath(props.path);
  return (
    <span class="atl-field">
      <span class="atl-quiet">{parts().namespace}.</span>
      {parts().key}
    </span>
  );
}
