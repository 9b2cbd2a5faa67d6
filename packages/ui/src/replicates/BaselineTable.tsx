import type { ConfigurationComparison, PairRequest } from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { type Direction, judge } from "../compare/direction.ts";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { withHalfWidth } from "../plot/table-text.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { countOf, pNumber } from "./replicate-words.ts";

const HEADS = [
  "configuration",
  "pairs",
  "better",
  "equal",
  "worse",
  "difference ± 95% CI",
  "p",
  "Holm",
  "BH",
];

/** Each listed configuration against the baseline, once it is opened: differences, wins, and p values adjusted for their number. */
export function BaselineTable(props: {
  readonly request: PairRequest;
  readonly direction: Direction;
  readonly labelOf: (fingerprint: string) => string;
  readonly onCompare: (fingerprint: string) => void;
}): JSX.Element {
  const dataset = useDataset();
  const [isOpen, setOpen] = createSignal(false);
  const answer = createAnswer(
    () => (isOpen() ? props.request : undefined),
    (request, signal) => dataset.pairs(request, { signal }),
  );
  return (
    <details class="atl-baseline" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        All {countOf(props.request.others?.length ?? 0, "other configuration")} against the baseline
      </summary>
      <BusyLine busy={answer.pending()} />
      <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
      <Show when={answer.latest()}>
        {(known) => (
          <>
            <section class="atl-odd-table" aria-label="Table of comparisons with the baseline" tabindex="0">
              <table class="atl-facts">
                <thead>
                  <tr>
                    <For each={HEADS}>
                      {(head, i) => (
                        <th scope="col" classList={{ "atl-number": i() > 0 }}>
                          {head}
                        </th>
                      )}
                    </For>
                  </tr>
                </thead>
                <tbody>
                  <FoldedList
                    items={known().comparisons}
                    rest={(button) => (
                      <tr>
                        <td colspan={HEADS.length}>{button}</td>
                      </tr>
                    )}
                  >
                    {(comparison) => <ComparisonRow {...props} comparison={comparison} />}
                  </FoldedList>
                </tbody>
              </table>
            </section>
            <p class="atl-replicates-words">
              p of the sign-flip test; Holm and BH (Benjamini-Hochberg) adjust it for{" "}
              {countOf(
                known().comparisons.filter(({ sign_flip }) => sign_flip !== null).length,
                "comparison",
              )}
              . Where the baseline is the best, it was chosen by the same seeds: its p values are a little too
              small.
            </p>
          </>
        )}
      </Show>
    </details>
  );
}

function ComparisonRow(props: {
  readonly comparison: ConfigurationComparison;
  readonly direction: Direction;
  readonly labelOf: (fingerprint: string) => string;
  readonly onCompare: (fingerprint: string) => void;
}): JSX.Element {
  const signs = () => {
    const { above, equal, below } = props.comparison;
    return props.direction === "higher" ? [above, equal, below] : [below, equal, above];
  };
  const isTold = () => (props.comparison.low ?? 0) * (props.comparison.high ?? 0) > 0;
  const verdict = () =>
    isTold() ? judge(props.comparison.mean_difference ?? 0, props.direction) : undefined;
  const difference = () => {
    const { mean_difference, high } = props.comparison;
    if (mean_difference === null) return "\u2013";
    return high === null
      ? formatNumber(mean_difference)
      : withHalfWidth(mean_difference, high - mean_difference);
  };
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          class="atl-link"
          onClick={() => props.onCompare(props.comparison.params_fingerprint)}
        >
          {props.labelOf(props.comparison.params_fingerprint)}
        </button>
      </th>
      <td class="atl-number" title={props.comparison.caution === null ? undefined : "few pairs"}>
        {props.comparison.n}
      </td>
      <For each={signs()}>{(count) => <td class="atl-number">{count}</td>}</For>
      <td
        class="atl-number"
        classList={{ [`atl-${verdict()}`]: verdict() !== undefined }}
        title={formatExact(props.comparison.mean_difference ?? undefined)}
      >
        {difference()}
      </td>
      <For
        each={[props.comparison.sign_flip?.p, props.comparison.holm_p, props.comparison.benjamini_hochberg_p]}
      >
        {(p) => (
          <td class="atl-number" title={p == null ? "fewer than 2 pairs" : String(p)}>
            {p == null ? "\u2013" : pNumber(p)}
          </td>
        )}
      </For>
    </tr>
  );
}
