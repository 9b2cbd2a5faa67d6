import type { FieldPath, MissingReplicates } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { CasesActions } from "./CasesActions.tsx";
import { configurationLabel } from "./configuration-label.ts";
import { countOf } from "./replicate-words.ts";
import { casesOfMissing } from "./runs-to-do.ts";
import { useSeedName } from "./seed-names.tsx";

/** Which configurations lack a number of a seed that others have one of, each seed leading to the run that left none. */
export function MissingRuns(props: {
  readonly missing: MissingReplicates;
  readonly metric: FieldPath;
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  const seedName = useSeedName();
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
        <CasesActions fileName="missing-runs" cases={() => casesOfMissing(props.missing)} />
      </div>
      <ul class="atl-missing">
        <FoldedList items={props.missing.configurations} rest={(button) => <li>{button}</li>}>
          {(configuration) => (
            <li>
              {configurationLabel(props.missing.params, configuration)}{" "}
              <span class="atl-missing-seeds">
                seed
                <For each={configuration.missing}>
                  {({ seed, run_id, status }) => (
                    <Show
                      when={run_id}
                      fallback={
                        <span class="atl-mono atl-quiet" title={`no run of seed ${seed}`}>
                          {seedName(seed)}
                        </span>
                      }
                    >
                      {(runId) => (
                        <a class="atl-link atl-mono" href={props.runHref(runId())} title={`seed ${seed}`}>
                          <StatusMark status={status ?? ""} />
                          {seedName(seed)}
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
    </Show>
  );
}
