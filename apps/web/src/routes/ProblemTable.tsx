import type { Problem } from "@atlas/core";
import { Button, CopyButton, formatCount } from "@atlas/ui";
import { createSignal, For, type JSX, Show } from "solid-js";

const STEP = 500;

/** Every piece of data that was left out, or taken in part, and why. */
export function ProblemTable(props: {
  readonly problems: readonly Problem[];
  /** How many there are, listed or not. */
  readonly count: number;
}): JSX.Element {
  const [limit, setLimit] = createSignal(STEP);
  const hidden = () => Math.max(0, props.problems.length - limit());
  const unlisted = () => props.count - props.problems.length;
  const skipped = () => props.problems.filter((problem) => problem.effect === "skipped").length;
  const text = () =>
    props.problems.map((problem) => [pathOf(problem), problem.reason, problem.effect].join("\t")).join("\n");
  return (
    <section class="atl-section" aria-labelledby="problems">
      <div class="atl-section-head">
        <h2 id="problems">Problems</h2>
        <Show when={props.problems.length > 0}>
          <small>
            {formatCount(skipped())} skipped, {formatCount(props.problems.length - skipped())} partly read
            <Show when={unlisted() > 0}>, {formatCount(unlisted())} more that are not listed</Show>
          </small>
          <span class="atl-section-actions">
            <CopyButton text={text()} label="Copy the list" />
          </span>
        </Show>
      </div>
      <Show
        when={props.problems.length > 0}
        fallback={<p class="atl-quiet">None: every file could be read.</p>}
      >
        <table class="atl-facts web-problems">
          <thead>
            <tr>
              <th scope="col">file</th>
              <th scope="col">why</th>
              <th scope="col">effect</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.problems.slice(0, limit())}>
              {(problem) => (
                <tr>
                  <th scope="row" class="atl-mono">
                    {pathOf(problem)}
                  </th>
                  <td>{problem.reason}</td>
                  <td class="web-problem-effect">{problem.effect}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={hidden() > 0}>
          <Button onClick={() => setLimit(limit() + STEP)}>Show more, {formatCount(hidden())} left</Button>
        </Show>
        <p class="atl-quiet web-promise">
          A file that is mended leaves the list by itself. Atlas never writes to a store.
        </p>
      </Show>
    </section>
  );
}

function pathOf({ store, path }: Problem): string {
  return [store, path].filter((part) => part !== "." && part !== "").join("/") || ".";
}
