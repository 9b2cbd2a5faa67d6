import type { JSX } from "solid-js";
import { type CaseToDo, casesCsv, casesJson, casesPython } from "./runs-to-do.ts";
import { usePlan } from "./seed-names.tsx";
import { TextActions } from "./TextActions.tsx";

/** Takes runs to do away: for metalab, as CSV, and as JSON. */
export function CasesActions(props: {
  /** What the files are called, without an extension. */
  readonly fileName: string;
  readonly cases: () => readonly CaseToDo[];
  /** How many seeds the plan is to have; those that it has when absent. */
  readonly replicates?: number;
}): JSX.Element {
  const plan = usePlan();
  const replicates = () => props.replicates ?? plan().planned.seeds ?? 1;
  const python = () =>
    casesPython(props.cases(), { seedBase: plan().planned.seedBase, replicates: replicates() });
  return (
    <span class="atl-means-copy">
      <TextActions name="metalab" fileName={`${props.fileName}.py`} text={python} />
      <TextActions
        name="CSV"
        fileName={`${props.fileName}.csv`}
        text={() => casesCsv(props.cases(), plan().numbers)}
      />
      <TextActions
        name="JSON"
        fileName={`${props.fileName}.json`}
        text={() => casesJson(props.cases(), plan().numbers)}
      />
    </span>
  );
}
