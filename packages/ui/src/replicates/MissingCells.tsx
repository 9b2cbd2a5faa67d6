import { type RecognizedDesign, splitFieldPath } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { CasesActions } from "./CasesActions.tsx";
import { countOf } from "./replicate-words.ts";
import { casesOfCells } from "./runs-to-do.ts";
import { usePlan } from "./seed-names.tsx";

/** The cells of an experiment's grid that no run is of. */
export function MissingCells(props: { readonly design: RecognizedDesign }): JSX.Element {
  const plan = usePlan();
  const grid = () => (props.design.grid?.missing_count ? props.design.grid : undefined);
  const plannedSeeds = () =>
    [...plan().numbers].flatMap(([seed, number]) => (number < (plan().planned.seeds ?? 0) ? [seed] : []));
  const cases = () => casesOfCells(props.design, plan().planned.values, plannedSeeds());
  return (
    <Show when={grid()}>
      {(known) => (
        <>
          <div class="atl-missing-head">
            <p>
              <b>{formatCount(known().missing_count)}</b> of {countOf(known().cells, "cell")} of the
              experiment's grid have no run
            </p>
            <Show when={known().missing.length > 0}>
              <CasesActions fileName="missing-cells" cases={cases} />
            </Show>
          </div>
          <ul class="atl-missing">
            <FoldedList items={known().missing} rest={(button) => <li>{button}</li>}>
              {(values) => (
                <li>
                  {known()
                    .params.map(
                      (path, i) => `${splitFieldPath(path).key} ${formatCell(values[i] ?? undefined, path)}`,
                    )
                    .join(", ")}
                </li>
              )}
            </FoldedList>
          </ul>
          <Show when={known().missing_count > known().missing.length && known().missing.length > 0}>
            <p class="atl-quiet atl-small">The first {formatCount(known().missing.length)} are listed.</p>
          </Show>
        </>
      )}
    </Show>
  );
}
