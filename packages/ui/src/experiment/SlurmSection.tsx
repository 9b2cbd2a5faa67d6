import { createEffect, For, type JSX, onCleanup, Show } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatAge } from "../format/format-age.ts";
import { formatCount } from "../format/format-count.ts";
import { createNow } from "../run/create-now.ts";
import { Section } from "../run/Section.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { heardAt, isUnderWay, SLURM_COUNTS, type SlurmState } from "./slurm-state.ts";

/** How long a state is shown before it is asked for again, while tasks wait or run. */
const PAUSE_MS = 15_000;

/** How the SLURM jobs of an experiment are; nothing for an experiment that SLURM did not run. */
export function SlurmSection(props: {
  readonly experimentId: string;
  readonly ask: (experimentId: string, signal: AbortSignal) => Promise<SlurmState>;
}): JSX.Element {
  const answer = createAnswer(
    () => props.experimentId,
    async (experimentId, signal) => ({ experimentId, state: await props.ask(experimentId, signal) }),
  );
  const state = () => {
    const latest = answer.latest();
    const isShown = latest?.experimentId === props.experimentId && latest.state.job_ids.length > 0;
    return isShown ? latest.state : undefined;
  };
  createEffect(() => {
    const known = state();
    if (known === undefined || !isUnderWay(known)) return;
    const timer = setTimeout(answer.retry, PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <Show when={state()}>
      {(known) => (
        <Section title="SLURM" note={jobWords(known().job_ids)} actions={<Heard state={known()} />}>
          <Show when={known().total > 0}>
            <div class="atl-progress-bar" aria-hidden="true">
              <For
                each={SLURM_COUNTS.filter(({ count, color }) => known()[count] > 0 && color !== "pending")}
              >
                {({ count, color }) => (
                  <span
                    class={`atl-progress-${color}`}
                    style={{ width: `${(100 * known()[count]) / known().total}%` }}
                  />
                )}
              </For>
            </div>
            <ul class="atl-slurm-counts">
              <For each={SLURM_COUNTS.filter(({ count }) => known()[count] > 0)}>
                {({ count, word, color }) => (
                  <li classList={{ "atl-fail": color === "failed" }}>
                    <b>{formatCount(known()[count])}</b> {word}
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={known().reason}>
            {(reason) => <p class="atl-quiet atl-slurm-reason">{reason()}.</p>}
          </Show>
          <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
        </Section>
      )}
    </Show>
  );
}

/** How old what is shown is. */
function Heard(props: { readonly state: SlurmState }): JSX.Element {
  const now = createNow(() => true);
  const age = () => {
    const heard = heardAt(props.state);
    return heard === undefined ? undefined : formatAge(now() - heard);
  };
  return (
    <Show when={age()}>
      {(words) => (
        <span
          class="atl-quiet atl-small"
          title={`squeue ${props.state.last_squeue_at ?? "has not answered"}, sacct ${props.state.last_sacct_at ?? "has not answered"}`}
        >
          asked {words()}
        </span>
      )}
    </Show>
  );
}

function jobWords(jobIds: readonly string[]): string {
  const [first, ...others] = jobIds;
  return others.length === 0 ? `job ${first}` : `${formatCount(jobIds.length)} jobs, ${first} first`;
}
