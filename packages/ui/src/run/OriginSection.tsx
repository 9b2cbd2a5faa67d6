import type { RunRecord } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { MISSING } from "../format/format-cell.ts";
import { JsonTree } from "./JsonTree.tsx";
import { Section } from "./Section.tsx";

/** Where a run's code came from and where it ran, and the fingerprints that relate it to other runs. */
export function OriginSection(props: { readonly record: RunRecord }): JSX.Element {
  const provenance = () => props.record.provenance;
  return (
    <>
      <Section title="Provenance">
        <dl class="atl-pairs">
          <Pair name="host" value={provenance().host} />
          <Pair name="executor" value={provenance().executor_id} />
          <Pair name="code" value={provenance().code_hash} copyLabel="Copy the code hash" />
          <Pair name="python" value={provenance().python_version} />
          <Pair name="metalab" value={provenance().metalab_version} />
        </dl>
        <Show when={Object.keys(provenance().extra).length > 0}>
          <JsonTree value={provenance().extra} name="extra" open />
        </Show>
      </Section>
      <Section title="Fingerprints">
        <dl class="atl-pairs">
          <For each={["params", "seed", "context"] as const}>
            {(name) => (
              <Pair
                name={name}
                value={props.record[`${name}_fingerprint`] || null}
                copyLabel={`Copy the ${name} fingerprint`}
              />
            )}
          </For>
        </dl>
      </Section>
    </>
  );
}

function Pair(props: {
  readonly name: string;
  readonly value: string | null;
  /** Given where a machine reads it: it is set as code, and a button of this name copies it. */
  readonly copyLabel?: string;
}): JSX.Element {
  return (
    <>
      <dt>{props.name}</dt>
      <Show when={props.value} fallback={<dd class="atl-quiet">{MISSING}</dd>}>
        {(value) => (
          <dd classList={{ "atl-mono": props.copyLabel !== undefined }}>
            {value()}
            <Show when={props.copyLabel}>{(label) => <CopyButton text={value()} label={label()} />}</Show>
          </dd>
        )}
      </Show>
    </>
  );
}
