import type { JsonObject, RunRecord } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { FoldedText } from "./FoldedText.tsx";
import { JsonTree } from "./JsonTree.tsx";
import { Section } from "./Section.tsx";

/** What a run warned of, and what someone noted about it. */
export function RemarksSection(props: { readonly record: RunRecord }): JSX.Element {
  return (
    <>
      <Show when={props.record.warnings.length > 0}>
        <Section title="Warnings" note={formatCount(props.record.warnings.length)}>
          <ul class="atl-warnings">
            <For each={props.record.warnings}>{(warning) => <Warning warning={warning} />}</For>
          </ul>
        </Section>
      </Show>
      <Show when={props.record.notes}>
        {(notes) => (
          <Section title="Notes">
            <p class="atl-notes">
              <FoldedText text={notes()} limit={2000} />
            </p>
          </Section>
        )}
      </Show>
    </>
  );
}

/** A warning by its message where it has one; whatever else it holds stands below. */
function Warning(props: { readonly warning: JsonObject }): JSX.Element {
  const message = () => props.warning["message"];
  const others = () => {
    const { message: said, ...rest } = props.warning;
    return typeof said === "string" ? rest : props.warning;
  };
  return (
    <li>
      <Show when={typeof message() === "string" && message()}>
        {(text) => <FoldedText text={String(text())} />}
      </Show>
      <Show when={Object.keys(others()).length > 0}>
        <JsonTree value={others()} />
      </Show>
    </li>
  );
}
