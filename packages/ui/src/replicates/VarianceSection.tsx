import type { FieldPath, Query, Share, VarianceShares } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { Section } from "../run/Section.tsx";
import { HowComputed } from "./HowComputed.tsx";
import type { ReplicatesLinks } from "./replicates-view.ts";

/** Where the variance of a metric comes from: params, pairs of them, and noise, the greatest share first. */
export function VarianceSection(props: {
  readonly variance: VarianceShares;
  readonly metric: FieldPath;
  readonly filter: Query;
  readonly plotHref: ReplicatesLinks["plotHref"];
}): JSX.Element {
  const hrefOf = ([x, group]: VarianceShares["effects"][number]["params"]) =>
    props.plotHref(props.filter, { x, y: props.metric, ...(group !== undefined && { group: [group] }) });
  const without = () => props.variance.counts.matched - props.variance.counts.used;
  return (
    <Section title="What matters" note={`share of the variance of ${fieldLabel(props.metric)}`}>
      <Show
        when={props.variance.effects.length > 0}
        fallback={<p class="atl-quiet">No param varies among the runs that have a number.</p>}
      >
        <ul class="atl-shares" aria-label="Shares of the variance">
          <FoldedList items={props.variance.effects} rest={(button) => <li>{button}</li>}>
            {(effect) => (
              <ShareLine share={effect}>
                <a
                  class="atl-link"
                  href={hrefOf(effect.params)}
                  title={`Plot ${effect.params.join(" and ")}`}
                >
                  {effect.params.map(fieldLabel).join(" × ")}
                </a>
              </ShareLine>
            )}
          </FoldedList>
          <Show when={props.variance.higher}>
            {(higher) => (
              <ShareLine share={{ share: higher(), low: null, high: null }} isQuiet>
                three params and more
              </ShareLine>
            )}
          </Show>
          <Show when={props.variance.noise}>
            {(noise) => (
              <ShareLine share={noise()} isQuiet>
                noise between replicates
              </ShareLine>
            )}
          </Show>
        </ul>
      </Show>
      <For each={props.variance.aliased}>
        {([first, ...others]) => (
          <p class="atl-replicates-words">
            <b>{first && fieldLabel(first)}</b> always changes together with{" "}
            {others.map(fieldLabel).join(", ")}: their effects cannot be told apart.
          </p>
        )}
      </For>
      <p class="atl-replicates-words">
        {methodWords(props.variance)} Of {formatCount(props.variance.counts.used)} runs in{" "}
        {formatCount(props.variance.configurations)} configurations
        <Show when={without() > 0}>; {formatCount(without())} runs have no finite number</Show>.
      </p>
      <HowComputed topic="variance" />
    </Section>
  );
}

function methodWords({ method, noise, predicted, configurations }: VarianceShares): string {
  const replicates = noise === null ? " Without replicates, noise cannot be told from interactions." : "";
  if (method === "balanced") {
    return `Analysis of variance: every combination has equally many runs, so the shares are exact and sum to 100%.${replicates}`;
  }
  if (predicted === null) {
    return `The design is not balanced, and ${formatCount(configurations)} configurations are too few to tell from: it takes 20, and means that differ.${replicates}`;
  }
  const told =
    predicted.share <= 0
      ? "A model of the params tells nothing of configurations that it was not shown: the shares tell nothing either."
      : `A model of the params tells ${Math.round(100 * predicted.share)}% of the variance between configurations that it was not shown.`;
  return `The design is not balanced, so a param's share is its permutation importance; what two params do together counts for both. ${told}${replicates}`;
}

/** A share as a bar with its interval, and in percent. */
function ShareLine(props: {
  readonly share: Share;
  readonly isQuiet?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  const percent = (share: number) => `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
  const isUnsure = () => props.share.low === null || (props.share.low <= 0 && (props.share.high ?? 0) > 0);
  const text = () => {
    const { share, low, high } = props.share;
    const round = (value: number) => (100 * value).toFixed(value > 0 && value < 0.095 ? 1 : 0);
    return low === null || high === null
      ? `${round(share)}%`
      : `${round(share)}% (${round(low)} to ${round(high)})`;
  };
  return (
    <li classList={{ "atl-share-quiet": props.isQuiet === true }}>
      <span class="atl-share-name">{props.children}</span>
      <span class="atl-share-bar" aria-hidden="true">
        <span class="atl-share-fill" style={{ width: percent(props.share.share) }} />
        <Show when={props.share.low !== null && props.share.high !== null}>
          <span
            class="atl-share-interval"
            style={{
              left: percent(props.share.low!),
              width: percent(props.share.high! - Math.max(0, props.share.low!)),
            }}
          />
        </Show>
      </span>
      <span class="atl-share-text" title="95% CI, jackknife">
        {text()}
        <Show when={isUnsure() && props.isQuiet !== true}>
          <span class="atl-quiet"> cannot tell</span>
        </Show>
      </span>
    </li>
  );
}
