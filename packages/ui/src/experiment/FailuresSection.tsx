import type { ExperimentOverview, FailureGroup } from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { errorHeadline } from "../run/error-headline.ts";
import { FoldedText } from "../run/FoldedText.tsx";
import { Section } from "../run/Section.tsx";
import type { ExperimentLinks } from "./experiment-links.ts";
import { failureQuery, statusQuery } from "./experiment-queries.ts";

/** How many reasons are shown before the rest is asked for. */
const SHORT = 6;

/** Why runs failed, the most frequent reason first, each leading to its runs. */
export function FailuresSection(
  props: ExperimentLinks & { readonly overview: ExperimentOverview },
): JSX.Element {
  const ended = () => props.overview.success + props.overview.failed;
  const [isOpen, setOpen] = createSignal(false);
  const shown = () => (isOpen() ? props.overview.failures : props.overview.failures.slice(0, SHORT));
  const folded = () => props.overview.failures.length - shown().length;
  const unlisted = () => props.overview.failure_group_count - props.overview.failures.length;
  return (
    <Show when={props.overview.failed > 0}>
      <Section
        title="Failures"
        note={`${formatCount(props.overview.failed)} of ${formatCount(ended())} that ended`}
        actions={
          <a class="atl-link" href={props.runsHref(statusQuery(props.overview.experiment_id, "failed"))}>
            Open runs
          </a>
        }
      >
        <ul class="atl-failures">
          <For each={shown()}>
            {(group) => (
              <FailureLine
                group={group}
                href={props.runsHref(failureQuery(props.overview.experiment_id, group))}
                exampleHref={props.runHref(group.run_id)}
              />
            )}
          </For>
        </ul>
        <Show when={folded() > 0}>
          <button type="button" class="atl-link" onClick={() => setOpen(true)}>
            Show {formatCount(folded())} more {folded() === 1 ? "reason" : "reasons"}
          </button>
        </Show>
        <Show when={isOpen() && unlisted() > 0}>
          <p class="atl-quiet">{formatCount(unlisted())} further reasons of fewer runs each</p>
        </Show>
      </Section>
    </Show>
  );
}

function FailureLine(props: {
  readonly group: FailureGroup;
  readonly href: string;
  readonly exampleHref: string;
}): JSX.Element {
  const headline = () => {
    const { type, messages } = props.group;
    if (type === null && messages.length === 0) return "No reason in the record";
    return errorHeadline({ type: type ?? "", message: messages[0] ?? "", traceback: "" });
  };
  return (
    <li>
      <a class="atl-failures-count" href={props.href} aria-label={`Open the ${props.group.count} runs`}>
        {formatCount(props.group.count)}
      </a>
      <div>
        <p class="atl-mono">
          <FoldedText text={headline()} limit={160} />
        </p>
        <Show when={props.group.message_count > 1}>
          <p class="atl-quiet atl-small">
            {formatCount(props.group.message_count)} messages, which differ in their numbers
          </p>
        </Show>
      </div>
      <a class="atl-link atl-small" href={props.exampleHref}>
        newest
      </a>
    </li>
  );
}
