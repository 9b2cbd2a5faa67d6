import type { JsonValue, Run } from "@atlas/core";
import type { JSX } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { jsonText } from "../format/json-text.ts";
import { JsonTree } from "./JsonTree.tsx";
import { Section } from "./Section.tsx";

/** Everything that is known of a run, as JSON. */
export function RecordSection(props: { readonly run: Run }): JSX.Element {
  const value = () => props.run as unknown as JsonValue;
  return (
    <Section
      title="Record"
      note="as JSON"
      actions={<CopyButton text={jsonText(value())} label="Copy the record" />}
    >
      <JsonTree value={value()} open />
    </Section>
  );
}
