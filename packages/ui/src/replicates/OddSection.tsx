import { allOf, type FieldPath, type OddReplicate, type OddReplicates, type Query } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { Section } from "../run/Section.tsx";
import { FailingValues } from "./FailingValues.tsx";
import { HowComputed } from "./HowComputed.tsx";
import { countOf, pText } from "./replicate-words.ts";
import type { ReplicatesLinks } from "./replicates-view.ts";
import { useSeedName } from "./seed-names.tsx";

/** Replicates that lie far from their configuration, and seeds that are high or low everywhere. */
export function OddSection(props: {
  readonly odd: OddReplicates;
  readonly metric: FieldPath;
  readonly filter: Query;
  readonly labelOf: (fingerprint: string) => string;
  readonly runsHref: ReplicatesLinks["runsHref"];
}): JSX.Element {
  const hrefOf = (conditions: readonly Query[]) => props.runsHref(allOf([props.filter, ...conditions]));
  const ofSeed = (value: string): Query => ({ field: "record.seed_fingerprint", op: "eq", value });
  const ofReplicate = ({ params_fingerprint, seed }: OddReplicate) =>
    hrefOf([{ field: "record.params_fingerprint", op: "eq", value: params_fingerprint }, ofSeed(seed)]);
  const seedName = useSeedName();
  const unlisted = () => props.odd.replicate_count - props.odd.replicates.length;
  const isNone = () => props.odd.replicate_count + props.odd.seeds.length === 0;
  return (
    <Section
      title="Odd ones out"
      note={isNone() ? undefined : countOf(props.odd.replicate_count, "replicate")}
    >
      <Show when={isNone()}>
        <p class="atl-quiet">
          No replicate lies more than 3.5 spreads from the median of its configuration (asked of those with 5
          seeds or more), and no seed is high or low everywhere.
        </p>
      </Show>
      <Show when={props.odd.seeds.length > 0}>
        <ul class="atl-odd" aria-label="Odd seeds">
          <For each={props.odd.seeds}>
            {(seed) => (
              <li>
                seed{" "}
                <a class="atl-link atl-mono" href={hrefOf([ofSeed(seed.seed)])} title={seed.seed}>
                  {seedName(seed.seed)}
                </a>{" "}
                is {seed.mean_residual > 0 ? "high" : "low"} everywhere:{" "}
                {formatNumber(Math.abs(seed.mean_residual), { significant: 2 })} standard deviations on
                average, in {countOf(seed.configurations, "configuration")}{" "}
                <span class="atl-quiet">t test, {pText(seed.holm_p)} (Holm)</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.odd.replicates.length > 0}>
        <section class="atl-odd-table" aria-label="Table of odd replicates" tabindex="0">
          <table class="atl-facts">
            <thead>
              <tr>
                <th scope="col">configuration</th>
                <th scope="col">seed</th>
                <th scope="col" class="atl-number">
                  value
                </th>
                <th scope="col" class="atl-number">
                  median
                </th>
                <th
                  scope="col"
                  class="atl-number"
                  title="From the median, in spreads by the median absolute deviation"
                >
                  spreads
                </th>
              </tr>
            </thead>
            <tbody>
              <FoldedList
                items={props.odd.replicates}
                rest={(button) => (
                  <tr>
                    <td colspan="5">{button}</td>
                  </tr>
                )}
              >
                {(replicate) => (
                  <tr>
                    <td>{props.labelOf(replicate.params_fingerprint)}</td>
                    <td>
                      <a
                        class="atl-link atl-mono"
                        href={ofReplicate(replicate)}
                        title={`The runs of seed ${replicate.seed}`}
                      >
                        {seedName(replicate.seed)}
                      </a>
                    </td>
                    <td class="atl-number" title={formatExact(replicate.value)}>
                      {formatNumber(replicate.value)}
                    </td>
                    <td class="atl-number" title={formatExact(replicate.median)}>
                      {formatNumber(replicate.median)}
                    </td>
                    <td class="atl-number">
                      {replicate.residual > 0 ? "+" : ""}
                      {formatNumber(replicate.residual, { significant: 2 })}
                    </td>
                  </tr>
                )}
              </FoldedList>
            </tbody>
          </table>
        </section>
        <Show when={unlisted() > 0}>
          <p class="atl-quiet atl-small">{formatCount(unlisted())} further replicates are not listed.</p>
        </Show>
      </Show>
      <FailingValues values={props.odd.failing} hrefOf={hrefOf} />
      <HowComputed topic="odd" />
    </Section>
  );
}
