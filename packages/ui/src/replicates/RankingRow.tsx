import type { RankedConfiguration } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import type { CellFormat } from "../format/column-format.ts";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { Icon } from "../icon/Icon.tsx";
import { configurationLabel } from "./configuration-label.ts";
import { MeanLaneView } from "./MeanLaneView.tsx";
import { halfWidth, type MeanLane } from "./mean-lane.ts";
import { ReplicateRows } from "./ReplicateRows.tsx";
import type { RankingProps } from "./ranking-props.ts";
import { standingSentence, standingWord } from "./replicate-words.ts";

/** One configuration of a ranking, with its replicates below it while it is open. */
export function RankingRow(
  props: RankingProps & {
    readonly configuration: RankedConfiguration;
    readonly lane: MeanLane | undefined;
    /** How the columns write their numbers. */
    readonly formats: {
      readonly mean: CellFormat;
      readonly params: readonly CellFormat[];
    };
    readonly isNumeric: (param: number) => boolean;
    readonly isOpen: boolean;
    readonly onToggle: () => void;
  },
): JSX.Element {
  const fingerprint = () => props.configuration.params_fingerprint;
  const label = () => configurationLabel(props.ranking.params, props.configuration);
  const intervalText = () => {
    const { mean, low, high, n } = props.configuration;
    if (mean === null) return "no number";
    if (low === null || high === null) return `mean ${formatNumber(mean)}, n = ${n}, no interval`;
    return `mean ${formatNumber(mean)}, 95% CI ${formatNumber(low)} to ${formatNumber(high)}, t, n = ${n}`;
  };
  return (
    <>
      <tr classList={{ "atl-ranking-best": props.configuration.standing === "best" }}>
        <td class="atl-ranking-toggle">
          <button
            type="button"
            class="atl-icon-button atl-icon-button-small"
            aria-expanded={props.isOpen}
            aria-label={`Replicates of ${label()}`}
            title="Replicates"
            onClick={() => props.onToggle()}
          >
            <Icon name={props.isOpen ? "chevron-down" : "chevron-right"} />
          </button>
        </td>
        <For each={props.configuration.values}>
          {(value, i) => (
            <td classList={{ "atl-number": props.isNumeric(i()) }} title={formatExact(value ?? undefined)}>
              {props.formats.params[i()]?.(value ?? undefined)}
            </td>
          )}
        </For>
        <td class="atl-number">{formatCount(props.configuration.n)}</td>
        <td class="atl-number" title={formatExact(props.configuration.mean ?? undefined)}>
          {props.formats.mean(props.configuration.mean ?? undefined)}
        </td>
        <td class="atl-number atl-ranking-half">
          <Show when={halfWidth(props.configuration) !== undefined}>
            ±{"\u2009"}
            {formatNumber(halfWidth(props.configuration)!, { significant: 2 })}
          </Show>
        </td>
        <td class="atl-ranking-lane">
          <Show when={props.lane}>
            {(lane) => <MeanLaneView lane={lane()} {...props.configuration} label={intervalText()} />}
          </Show>
        </td>
        <td class="atl-ranking-without">
          <Without configuration={props.configuration} />
        </td>
        <td>
          <span
            class={`atl-standing atl-standing-${props.configuration.standing}`}
            title={standingSentence(props.configuration, props.ranking)}
          >
            {standingWord(props.configuration)}
          </span>
        </td>
        <td>
          <span class="atl-ranking-choice">
            <Show when={props.baseline !== fingerprint()} fallback={<b>baseline</b>}>
              <button
                type="button"
                class="atl-link"
                aria-pressed={props.compared === fingerprint()}
                aria-label={`Compare ${label()} with the baseline`}
                onClick={() => props.onCompare(fingerprint())}
              >
                {props.compared === fingerprint() ? "compared" : "compare"}
              </button>
              <button
                type="button"
                class="atl-link"
                aria-label={`Make ${label()} the baseline`}
                onClick={() => props.onBaseline(fingerprint())}
              >
                as baseline
              </button>
            </Show>
          </span>
        </td>
      </tr>
      <Show when={props.isOpen}>
        <ReplicateRows {...props} fingerprint={fingerprint()} format={props.formats.mean} lane={props.lane} />
      </Show>
    </>
  );
}

/** How many runs have no number, and how many of all failed. */
function Without(props: { readonly configuration: RankedConfiguration }): JSX.Element {
  const parts = () => {
    const { failed, missing, not_finite, repeated } = props.configuration;
    return [
      [failed, "failed"],
      [missing, "no number"],
      [not_finite, "not finite"],
      [repeated, "repeated"],
    ] as const;
  };
  return (
    <For each={parts().filter(([count]) => count > 0)}>
      {([count, word]) => (
        <span classList={{ "atl-fail": word === "failed" }}>
          {formatCount(count)} {word}
        </span>
      )}
    </For>
  );
}
