import { type JSX, lazy, Show, Suspense } from "solid-js";
import type { Grid } from "./create-grid.ts";
import type { TablePage } from "./row-source.ts";
import type { TableBody } from "./table-body.ts";

/** Loaded with the first run that is opened beside the table. */
const RunPeek = lazy(async () => ({ default: (await import("./RunPeek.tsx")).RunPeek }));

/** The run of the cursor beside the table, while it is looked at. */
export function RunBeside<P extends TablePage>(props: {
  readonly body: TableBody;
  readonly grid: Grid<P>;
  /** `undefined` while none is looked at. */
  readonly runId: string | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Show when={props.runId}>
      {(runId) => (
        <Suspense>
          <RunPeek
            runId={runId()}
            index={props.body.asked.matching.latest()?.index}
            line={props.grid.cursor() ?? 0}
            lineCount={props.grid.rowCount()}
            href={props.body.host.runHref(runId())}
            onOpenRun={props.body.host.onOpenRun}
            onMove={(line) => props.grid.moveCursor(line)}
            onClose={() => props.onClose()}
          />
        </Suspense>
      )}
    </Show>
  );
}
