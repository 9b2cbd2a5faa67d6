import type { JsonObject, RunError } from "@atlas/core";
import { createMemo, type JSX, Show } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { errorHeadline } from "./error-headline.ts";
import { FoldedText } from "./FoldedText.tsx";
import { JsonTree } from "./JsonTree.tsx";
import { Section } from "./Section.tsx";
import { TracebackView } from "./TracebackView.tsx";

/** Why a run failed: the last line first, then the whole traceback. */
export function ErrorSection(props: { readonly error: RunError | null }): JSX.Element {
  return (
    <Section title="Error">
      <Show
        when={props.error}
        fallback={
          <p class="atl-quiet">The record says that the run failed, and not why. Its log may know more.</p>
        }
      >
        {(error) => <ErrorText error={error()} />}
      </Show>
    </Section>
  );
}

function ErrorText(props: { readonly error: RunError }): JSX.Element {
  const further = createMemo(() => furtherMembers(props.error));
  return (
    <div class="atl-failure">
      <div class="atl-failure-head">
        <p class="atl-mono">
          <FoldedText text={errorHeadline(props.error)} limit={600} />
        </p>
        <CopyButton text={props.error.traceback || errorHeadline(props.error)} label="Copy the traceback" />
      </div>
      <Show when={props.error.traceback}>{(traceback) => <TracebackView traceback={traceback()} />}</Show>
      <Show when={further()}>{(members) => <JsonTree value={members()} open />}</Show>
    </div>
  );
}

function furtherMembers({ type, message, traceback, ...others }: RunError): JsonObject | undefined {
  return Object.keys(others).length > 0 ? others : undefined;
}
