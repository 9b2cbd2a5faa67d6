import type { JSX } from "solid-js";
import type { PlotKind } from "./plot-spec.ts";

/** Strokes on a grid of 20 by 14. */
const PATHS: Record<PlotKind, string> = {
  line: "M1 12 6 5l5 3 8-7",
  scatter: "M3 10h.01M6 6h.01M8 11h.01M11 4h.01M13 8h.01M17 3h.01M16 6h.01",
  bar: "M1.5 13V8h3v5M8.5 13V2h3v11M15.5 13V5h3v8M0 13h20",
  box: "M4 1v2m0 8v2M2 3h4v8H2zM2 7h4M14 0v3m0 6v4M12 3h4v6h-4zM12 6h4",
  strip: "M4 2h.01M4 5h.01M4 8h.01M4 12h.01M10 3h.01M10 5h.01M10 10h.01M16 1h.01M16 6h.01M16 9h.01",
  histogram: "M1 13V9h4v4M5 9V3h4v10M9 3v2h4v8M13 5v5h4v3M0 13h20",
  ecdf: "M1 13h3V9h4V5h5V2h6",
  parallel: "M2 1v12M10 1v12M18 1v12M2 4l8 6 8-7M2 11l8-7 8 7",
  heatmap: "M2 1h16v12H2zM2 5h16M2 9h16M7.3 1v12M12.6 1v12",
};

/** A kind of plot as a tiny plot. */
export function KindIcon(props: { readonly kind: PlotKind }): JSX.Element {
  return (
    <svg
      class="atl-kind-icon"
      classList={{ "atl-kind-dots": props.kind === "scatter" || props.kind === "strip" }}
      viewBox="0 0 20 14"
      aria-hidden="true"
    >
      <path d={PATHS[props.kind]} />
    </svg>
  );
}
