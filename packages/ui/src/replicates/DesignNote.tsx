import type { FieldPath, Ranking } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";

/** What a design without replicates, or with nothing to compare, means for the numbers below. */
export function DesignNote(props: { readonly ranking: Ranking; readonly metric: FieldPath }): JSX.Element {
  const measured = () => props.ranking.configurations.filter(({ n }) => n > 0).length;
  const words = () => {
    const { best, replicated_count, total } = props.ranking;
    if (best === null) return `No run that matches has a finite number of ${fieldLabel(props.metric)}.`;
    if (replicated_count === 0) {
      return "There are no replicates: every configuration has a number of one seed only. Without a second seed, a difference cannot be told from noise, so there is no interval and no test; the order below is that of single runs.";
    }
    if (total === 1 || measured() === 1) {
      return "There is one configuration with a number, and nothing to compare it with: its interval says how well its mean is known.";
    }
    return undefined;
  };
  return (
    <Show when={words()}>
      {(text) => (
        <p class="atl-replicates-caution" role="note">
          {text()}
        </p>
      )}
    </Show>
  );
}
