import {
  type ConfigurationComparison,
  expectedIntervals,
  type FieldPath,
  type MissingReplicates,
} from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { Section } from "../run/Section.tsx";
import { configurationLabel, shortFingerprint } from "./configuration-label.ts";
import { missingCsv } from "./missing-list.ts";
import { countOf } from "./replicate-words.ts";

const ADDED = [0, 5, 10, 20, 50, 100];

/** What more seeds would bring to a comparison, and which numbers of a design are missing. */
export function NextSection(props: {
  /** The comparison in question; `undefined` where there is none. */
  readonly comparison: ConfigurationComparison | undefined;
  readonly missing: MissingReplicates | undefined;
  readonly metric: FieldPath;
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  return (
    <Section title="What to run next">
      <Show when={props.comparison}>{(comparison) => <MoreSeeds comparison={comparison()} />}</Show>
      <Show when={props.missing}>{(missing) => <Missing {...props} missing={missing()} />}</Show>
    </Section>
  );
}

function MoreSeeds(props: { readonly comparison: ConfigurationComparison }): JSX.Element {
  const intervals = () => {
    const { sd, n } = props.comparison;
    return sd === null || sd === 0 || n < 2 ? [] : expectedIntervals(sd, n, ADDED);
  };
  const difference = () => Math.abs(props.comparison.mean_difference ?? 0);
  /** From how many added seeds on the interval is expected to leave 0 out, if the difference stays. */
  const enough = () => intervals().find(({ margin }) => margin < difference());
  return (
    <Show when={intervals().length > 0}>
      <table class="atl-facts atl-next-seeds">
        <caption>Expected 95% interval of the mean difference, if more seeds spread as these do</caption>
        <tbody>
          <tr>
            <th scope="row">added seeds</th>
            <For each={intervals()}>
              {({ added }) => <td class="atl-number">{added === 0 ? "none" : `+${formatCount(added)}`}</td>}
            </For>
          </tr>
          <tr>
            <th scope="row">half-width</th>
            <For each={intervals()}>
              {({ margin }) => (
                <td class="atl-number">
                  ±{"\u2009"}
                  {formatNumber(margin, { significant: 2 })}
                </td>
              )}
            </For>
          </tr>
        </tbody>
      </table>
      <p class="atl-replicates-words">
        The mean difference is {formatNumber(difference())}.{" "}
        <Show
          when={enough()}
          fallback={`Even ${ADDED.at(-1)} more seeds are not expected to tell a difference of this size from 0.`}
        >
          {(interval) =>
            interval().added === 0
              ? "Its interval leaves 0 out already."
              : `If it stays, ${interval().added} more seeds are expected to tell it from 0.`
          }
        </Show>
      </p>
    </Show>
  );
}

function Missing(props: {
  readonly missing: MissingReplicates;
  readonly metric: FieldPath;
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  const unlisted = () => props.missing.incomplete_count - props.missing.configurations.length;
  return (
    <Show
      when={props.missing.incomplete_count > 0}
      fallback={
        <p class="atl-replicates-words">
          {props.missing.seed_count === 0
            ? "Configurations have seeds of their own: no seed is missing."
            : `Every configuration has a number of ${fieldLabel(props.metric)} of all ${countOf(props.missing.seed_count, "seed")}.`}
        </p>
      }
    >
      <div class="atl-missing-head">
        <p>
          <b>{formatCount(props.missing.missing_count)}</b> numbers of {fieldLabel(props.metric)} are missing
          in {countOf(props.missing.incomplete_count, "configuration")}, of seeds that others have
        </p>
        <CopyButton text={missingCsv(props.missing)} label="Copy the missing params and seeds as CSV" />
      </div>
      <ul class="atl-missing">
        <FoldedList items={props.missing.configurations} rest={(button) => <li>{button}</li>}>
          {(configuration) => (
            <li>
              {configurationLabel(props.missing.params, configuration)}{" "}
              <span class="atl-missing-seeds">
                <For each={configuration.missing}>
                  {({ seed, run_id, status }) => (
                    <Show
                      when={run_id}
                      fallback={
                        <span class="atl-mono atl-quiet" title={`no run of seed ${seed}`}>
                          {shortFingerprint(seed)}
                        </span>
                      }
                    >
                      {(runId) => (
                        <a class="atl-link atl-mono" href={props.runHref(runId())} title={`seed ${seed}`}>
                          <StatusMark status={status ?? ""} />
                          {shortFingerprint(seed)}
                        </a>
                      )}
                    </Show>
                  )}
                </For>
              </span>
            </li>
          )}
        </FoldedList>
      </ul>
      <Show when={unlisted() > 0}>
        <p class="atl-quiet atl-small">{formatCount(unlisted())} further configurations are not listed.</p>
      </Show>
      <p class="atl-replicates-words">
        A store does not say how its experiment is started, so this is a list of params and seed fingerprints,
        and no command. Configurations of which no run was ever started are not in it.
      </p>
    </Show>
  );
}
