import type { ConfigurationComparison, FieldPath } from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { type Direction, judge } from "../compare/direction.ts";
import { Button } from "../control/Button.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { Section } from "../run/Section.tsx";
import { HowComputed } from "./HowComputed.tsx";
import { PairChart } from "./PairChart.tsx";
import { pairLinesOf } from "./pair-lines.ts";
import { cautionSentence, countOf, pairingSentence, pText, winsText } from "./replicate-words.ts";
import { SeedName } from "./seed-names.tsx";

/** One configuration compared with the baseline, seed by seed. */
export function PairSection(props: {
  readonly comparison: ConfigurationComparison;
  readonly metric: FieldPath;
  readonly direction: Direction;
  readonly baselineLabel: string;
  readonly comparedLabel: string;
  readonly onSwap: () => void;
  readonly children?: JSX.Element;
}): JSX.Element {
  const drawing = createMemo(() => pairLinesOf(props.comparison, props.direction));
  const verdict = () => judge(props.comparison.mean_difference ?? 0, props.direction);
  const summary = () =>
    `${countOf(props.comparison.n, "pair")}: ${winsText(props.comparison, props.direction)}`;
  return (
    <Section
      title="Pair by pair"
      note={countOf(props.comparison.n, "pair")}
      actions={
        <Button small variant="quiet" icon="swap" onClick={() => props.onSwap()}>
          Swap
        </Button>
      }
    >
      <dl class="atl-pairs atl-pair-sides">
        <dt>compared</dt>
        <dd>{props.comparedLabel}</dd>
        <dt>baseline</dt>
        <dd>{props.baselineLabel}</dd>
      </dl>
      <Show when={cautionSentence(props.comparison)}>
        {(words) => <p class="atl-replicates-caution">{words()}</p>}
      </Show>
      <div class="atl-pair-work">
        <Show when={drawing()}>
          {(known) => <PairChart drawing={known()} metric={props.metric} summary={summary()} />}
        </Show>
        <Show when={props.comparison.caution !== "untested"}>
          <div>
            <dl class="atl-pairs atl-pair-numbers">
              <dt>mean difference</dt>
              <dd>
                <b classList={{ [`atl-${verdict()}`]: verdict() !== undefined }}>
                  {formatNumber(props.comparison.mean_difference ?? Number.NaN)}
                </b>{" "}
                <span class="atl-quiet">{verdict() ?? "equal"}</span>
              </dd>
              <dt>95% CI, t</dt>
              <dd>
                {formatNumber(props.comparison.low ?? Number.NaN)} to{" "}
                {formatNumber(props.comparison.high ?? Number.NaN)}
              </dd>
              <Tests comparison={props.comparison} />
              <dt>effect size</dt>
              <dd>
                {props.comparison.effect_size === null
                  ? "not defined: all differences are equal"
                  : `${formatNumber(props.comparison.effect_size, { significant: 3 })} sd of the differences`}
              </dd>
              <dt>seeds</dt>
              <dd>{winsText(props.comparison, props.direction)}</dd>
            </dl>
            <Show when={pairingSentence(props.comparison.variance_removed)}>
              {(words) => <p class="atl-replicates-words">{words()}</p>}
            </Show>
          </div>
        </Show>
      </div>
      <Unpaired side="compared" seeds={props.comparison.unpaired} count={props.comparison.unpaired_count} />
      <Unpaired
        side="baseline"
        seeds={props.comparison.baseline_unpaired}
        count={props.comparison.baseline_unpaired_count}
      />
      {props.children}
      <HowComputed topic="pairs" />
    </Section>
  );
}

/** The p values of the tests, each with its name and what it rests on. */
function Tests(props: { readonly comparison: ConfigurationComparison }): JSX.Element {
  const tests = () => {
    const { sign_flip, signed_rank, t_test } = props.comparison;
    return [
      sign_flip && {
        name: "sign-flip",
        text: pText(sign_flip.p),
        basis:
          sign_flip.method === "exact"
            ? `exact, ${formatCount(sign_flip.assignments)} assignments`
            : `${formatCount(sign_flip.assignments)} assignments sampled`,
      },
      signed_rank && { name: "Wilcoxon", text: pText(signed_rank.p), basis: signed_rank.method },
      t_test && {
        name: "paired t",
        text: pText(t_test.p),
        basis: `t = ${formatNumber(t_test.t, { significant: 3 })}, df = ${t_test.degrees_of_freedom}`,
      },
    ].filter((test) => test !== null);
  };
  return (
    <For each={tests()}>
      {(test) => (
        <>
          <dt>{test.name}</dt>
          <dd>
            {test.text} <span class="atl-quiet">{test.basis}</span>
          </dd>
        </>
      )}
    </For>
  );
}

/** The seeds that only one side has a number of. */
function Unpaired(props: {
  readonly side: "compared" | "baseline";
  readonly seeds: readonly string[];
  readonly count: number;
}): JSX.Element {
  const more = () => props.count - props.seeds.length;
  return (
    <Show when={props.count > 0}>
      <p class="atl-replicates-words">
        {countOf(props.count, "seed")} left out, of which only the{" "}
        {props.side === "compared" ? "compared configuration" : "baseline"} has a number:{" "}
        <For each={props.seeds}>
          {(seed, i) => (
            <>
              {i() > 0 ? ", " : ""}
              <SeedName seed={seed} />
            </>
          )}
        </For>
        <Show when={more() > 0}> and {formatCount(more())} more</Show>
      </p>
    </Show>
  );
}
