import type { ConfigurationComparison, JsonObject } from "@atlas/core";
import { expectedIntervals } from "@atlas/core/replicates";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { Select } from "../plot/Choice.tsx";
import { CasesActions } from "./CasesActions.tsx";
import { IntervalChart } from "./IntervalChart.tsx";
import { usePlan } from "./seed-names.tsx";

const ADDED = [0, 5, 10, 20, 50, 100];
const CHOICES = ["5", "10", "20", "50", "100"] as const;

/** What more seeds would bring to a comparison, and what is to be run for them. */
export function MoreSeeds(props: {
  readonly comparison: ConfigurationComparison;
  readonly baselineParams: JsonObject;
}): JSX.Element {
  const plan = usePlan();
  const intervals = () => {
    const { sd, n } = props.comparison;
    return sd === null || sd === 0 || n < 2 ? [] : expectedIntervals(sd, n, ADDED);
  };
  const difference = () => Math.abs(props.comparison.mean_difference ?? 0);
  /** From how many added seeds on the interval is expected to leave 0 out, if the difference stays. */
  const enough = () => intervals().find(({ margin }) => margin < difference());
  const [chosen, setChosen] = createSignal<(typeof CHOICES)[number]>();
  const added = () => chosen() ?? CHOICES.find((choice) => Number(choice) === enough()?.added) ?? "10";
  const known = () => plan().planned.seeds ?? props.comparison.n;
  /** Those that follow the ones of the plan. */
  const addedSeeds = () =>
    [...plan().numbers].flatMap(([seed, number]) =>
      number >= known() && number < known() + Number(added()) ? [seed] : [],
    );
  const cases = () =>
    [props.baselineParams, props.comparison.params_resolved].map((params) => ({
      params: new Map(Object.entries(params)),
      seeds: addedSeeds(),
    }));
  return (
    <Show when={intervals().length > 0}>
      <p class="atl-replicates-words">
        Expected half-width of the 95% interval of the mean difference, if more seeds spread as these{" "}
        {formatCount(props.comparison.n)} do
      </p>
      <IntervalChart intervals={intervals()} difference={difference()} />
      <table class="atl-facts atl-next-seeds">
        <tbody>
          <tr>
            <th scope="row">added seeds</th>
            <For each={intervals()}>
              {(interval) => (
                <td class="atl-number">
                  {interval.added === 0 ? "none" : `+${formatCount(interval.added)}`}
                </td>
              )}
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
      <p class="atl-next-take">
        Run both with{" "}
        <Select label="How many seeds to add" words={CHOICES} value={added()} onChange={setChosen} /> more
        seeds:
        <CasesActions fileName="more-seeds" cases={cases} replicates={known() + Number(added())} />
      </p>
    </Show>
  );
}
