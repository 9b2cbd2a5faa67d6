import type { RankingOrder } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { columnFormat } from "../format/column-format.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { Section } from "../run/Section.tsx";
import { HowComputed } from "./HowComputed.tsx";
import { meanLaneOf } from "./mean-lane.ts";
import { RankingRow } from "./RankingRow.tsx";
import type { RankingProps } from "./ranking-props.ts";
import { survivorSentence, testSentence } from "./replicate-words.ts";

const ORDERS: readonly (readonly [order: RankingOrder, name: string])[] = [
  ["low", "lower bound"],
  ["mean", "mean"],
  ["high", "upper bound"],
];

/** Configurations by their mean, each with its interval on one scale, and how it stands to the best. */
export function RankingSection(props: RankingProps): JSX.Element {
  const configurations = () => props.ranking.configurations;
  const lane = createMemo(() => meanLaneOf(configurations()));
  const means = createMemo(() =>
    columnFormat(
      configurations().map(({ mean }) => mean ?? undefined),
      props.metric,
    ),
  );
  const params = createMemo(() =>
    props.ranking.params.map((path, i) =>
      columnFormat(
        configurations().map(({ values }) => values[i] ?? undefined),
        path,
      ),
    ),
  );
  const isNumeric = (i: number) =>
    configurations().every(({ values }) => values[i] === null || typeof values[i] === "number");
  const [opened, setOpened] = createSignal<ReadonlySet<string>>(new Set());
  const toggle = (fingerprint: string) => {
    const next = new Set(opened());
    if (!next.delete(fingerprint)) next.add(fingerprint);
    setOpened(next);
  };
  const hidden = () => props.ranking.total - configurations().length;
  const note = () =>
    `${formatCount(props.ranking.total)} ${props.ranking.total === 1 ? "configuration" : "configurations"}${
      props.ranking.as_good_count > 0
        ? `, ${formatCount(props.ranking.as_good_count)} not distinguishable from the best`
        : ""
    }`;
  return (
    <Section title="Configurations" note={note()}>
      <Show when={survivorSentence(configurations())}>
        {(words) => (
          <p class="atl-replicates-caution" role="note">
            {words()}
          </p>
        )}
      </Show>
      <section class="atl-ranking" aria-label="Table of configurations" tabindex="0">
        <table class="atl-facts">
          <thead>
            <tr>
              <th scope="col">
                <span class="atl-hidden">Replicates</span>
              </th>
              <For each={props.ranking.params}>
                {(path, i) => (
                  <th scope="col" classList={{ "atl-number": isNumeric(i()) }} title={path}>
                    {fieldLabel(path)}
                  </th>
                )}
              </For>
              <th scope="col" class="atl-number">
                n
              </th>
              <th
                scope="col"
                class="atl-number"
                colspan="2"
                title="The mean over seeds, and half its 95% interval by Student's t"
              >
                mean <span class="atl-quiet">± 95% CI</span>
              </th>
              <th scope="col" class="atl-ranking-lane" aria-sort="other">
                <span class="atl-ranking-orders">
                  by
                  <For each={ORDERS}>
                    {([order, name]) => (
                      <button
                        type="button"
                        class="atl-ranking-order"
                        aria-pressed={props.by === order}
                        onClick={() => props.onBy(order)}
                      >
                        {name}
                      </button>
                    )}
                  </For>
                </span>
                <span class="atl-ranking-ticks" aria-hidden="true">
                  <For each={lane()?.ticks}>
                    {(tick) => <span style={{ left: `${tick.percent}%` }}>{tick.label}</span>}
                  </For>
                </span>
              </th>
              <th scope="col">without</th>
              <th scope="col">to the best</th>
              <th scope="col">comparison</th>
            </tr>
          </thead>
          <tbody>
            <For each={configurations()}>
              {(configuration) => (
                <RankingRow
                  {...props}
                  configuration={configuration}
                  lane={lane()}
                  formats={{ mean: means(), params: params() }}
                  isNumeric={isNumeric}
                  isOpen={opened().has(configuration.params_fingerprint)}
                  onToggle={() => toggle(configuration.params_fingerprint)}
                />
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={hidden() > 0}>
        <p class="atl-ranking-more">
          <Button small onClick={() => props.onMore()}>
            Show more
          </Button>
          <span class="atl-quiet">
            the first {formatCount(configurations().length)} of {formatCount(props.ranking.total)}
          </span>
        </p>
      </Show>
      <Show when={testSentence(props.ranking)}>
        {(words) => <p class="atl-replicates-words">{words()}</p>}
      </Show>
      <HowComputed topic="ranking" />
    </Section>
  );
}
