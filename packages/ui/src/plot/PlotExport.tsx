import { type JSX, lazy, Suspense } from "solid-js";
import { Popover } from "../control/Popover.tsx";
import type { ExportProps } from "./ExportMenu.tsx";

const ExportMenu = lazy(async () => ({ default: (await import("./ExportMenu.tsx")).ExportMenu }));

/** A button that opens the ways to take a plot away, which are loaded then. */
export function PlotExport(props: ExportProps): JSX.Element {
  return (
    <Popover
      label="Take away"
      trigger="Export"
      triggerClass="atl-button atl-button-quiet atl-button-small"
      placement="bottom-end"
    >
      <Suspense>
        <ExportMenu {...props} />
      </Suspense>
    </Popover>
  );
}
