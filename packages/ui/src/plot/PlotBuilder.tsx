import { For, type JSX, Show } from "solid-js";
import { CheckBox } from "../control/CheckBox.tsx";
import { AxesSection } from "./AxesSection.tsx";
import { type BuilderProps, BuilderRow } from "./BuilderRow.tsx";
import { Select } from "./Choice.tsx";
import { GroupSection, ParallelAxesSection } from "./GroupSection.tsx";
import { type GroupsProps, GroupsSection } from "./GroupsSection.tsx";
import { SPREAD_NAMES } from "./interval-words.ts";
import { KindIcon } from "./KindIcon.tsx";
import { PLOT_KINDS, PLOT_STATISTICS, type PlotKind, SPREADS } from "./plot-spec.ts";

const KIND_NAMES: Record<PlotKind, string> = {
  line: "Line",
  scatter: "Scatter",
  bar: "Bar",
  box: "Box",
  strip: "Strip",
  histogram: "Hist.",
  ecdf: "ECDF",
  heatmap: "Heatmap",
  parallel: "Parallel",
};

const BIN_CHOICES = ["5", "10", "20", "30", "50", "100"] as const;

/** Everything about a plot that can be chosen, beside the plot. */
export function PlotBuilder(props: BuilderProps & GroupsProps): JSX.Element {
  const plot = () => props.plot;
  const hasStatistic = () => ["line", "bar", "strip", "heatmap"].includes(plot().kind);
  const hasSpread = () =>
    ["line", "bar", "strip"].includes(plot().kind) &&
    (plot().statistic === "mean" || plot().statistic === "median");
  return (
    <div class="atl-builder">
      <fieldset class="atl-kinds" aria-label="Kind of plot">
        <For each={PLOT_KINDS}>
          {(kind) => (
            <button
              type="button"
              aria-pressed={plot().kind === kind}
              onClick={() => props.onChange({ kind })}
            >
              <KindIcon kind={kind} />
              {KIND_NAMES[kind]}
            </button>
          )}
        </For>
      </fieldset>
      <Show when={plot().kind === "parallel"} fallback={<AxesSection {...props} />}>
        <ParallelAxesSection {...props} />
      </Show>
      <GroupSection {...props} />
      <Show when={hasStatistic()}>
        <section aria-label="Statistic">
          <h2>Statistic</h2>
          <BuilderRow name="centre">
            <Select
              label="Statistic"
              words={PLOT_STATISTICS}
              value={plot().statistic}
              onChange={(statistic) => props.onChange({ statistic, spread: undefined })}
            />
          </BuilderRow>
          <Show when={hasSpread()}>
            <BuilderRow name="spread">
              <Select
                label="Spread"
                words={SPREADS}
                names={{ ...SPREAD_NAMES, ci95: `95% CI of the ${plot().statistic}` }}
                value={plot().spread}
                onChange={(spread) => props.onChange({ spread })}
              />
            </BuilderRow>
          </Show>
        </section>
      </Show>
      <GroupsSection {...props} />
      <Show when={plot().kind === "histogram"}>
        <section aria-label="Bins">
          <h2>Bins</h2>
          <BuilderRow name="count">
            <Select
              label="Number of bins"
              words={BIN_CHOICES}
              value={String(plot().bins) as "20"}
              onChange={(bins) => props.onChange({ bins: Number(bins) })}
            />
          </BuilderRow>
          <BuilderRow name="show">
            <CheckBox checked={plot().overlaid} onChange={(overlaid) => props.onChange({ overlaid })}>
              groups over one another
            </CheckBox>
            <CheckBox checked={plot().cumulative} onChange={(cumulative) => props.onChange({ cumulative })}>
              cumulative
            </CheckBox>
          </BuilderRow>
        </section>
      </Show>
      <Show when={["line", "bar", "box", "scatter"].includes(plot().kind) || plot().column || plot().row}>
        <section aria-label="Show">
          <h2>Show</h2>
          <BuilderRow name="">
            <Show when={["line", "bar", "box"].includes(plot().kind)}>
              <CheckBox checked={plot().runs} onChange={(runs) => props.onChange({ runs })}>
                runs as dots
              </CheckBox>
            </Show>
            <Show when={plot().kind === "scatter"}>
              <CheckBox checked={plot().marginals} onChange={(marginals) => props.onChange({ marginals })}>
                bars along the axes
              </CheckBox>
            </Show>
            <Show when={plot().column || plot().row}>
              <CheckBox checked={!plot().free} onChange={(isShared) => props.onChange({ free: !isShared })}>
                shared axes
              </CheckBox>
            </Show>
          </BuilderRow>
        </section>
      </Show>
    </div>
  );
}
