import type { CoveredConfiguration, ExperimentOverview, PlannedDesign } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { Select } from "../plot/Choice.tsx";
import { DesignWords } from "../replicates/DesignWords.tsx";
import { Section } from "../run/Section.tsx";
import { CellColorKey } from "./CellColorKey.tsx";
import { CoverageFlow } from "./CoverageFlow.tsx";
import { CoverageMatrix } from "./CoverageMatrix.tsx";
import type { CoverageCell } from "./coverage-cell.ts";
import { createCellColors } from "./create-cell-colors.ts";
import { designMatrix } from "./design-matrix.ts";
import type { ExperimentLinks } from "./experiment-links.ts";
import { valueQuery } from "./experiment-queries.ts";
import { moveFocus } from "./move-focus.ts";
import { countStates, STATE_LETTERS, STATE_WORDS, stateWords, withPlannedSeeds } from "./seed-comb.ts";

/**
 * Which configurations have run with which seeds: a comb each, laid out by the params where they are crossed. Instead
 * of the seeds a person may see how many failed, or the mean of a metric, in colours.
 */
export function CoverageSection(
  props: ExperimentLinks & { readonly overview: ExperimentOverview; readonly planned: PlannedDesign },
): JSX.Element {
  const coverage = () => props.overview.coverage;
  const design = () => props.overview.design;
  const [told, setTold] = createSignal<string>();
  const matrix = createMemo(() => designMatrix(design().varied, coverage().configurations, props.planned));
  const plannedSeeds = () => (coverage().seeds.length > 0 ? props.planned.seeds : undefined);
  const choice = createCellColors(() => props.overview);
  const hasFailed = createMemo(() => coverage().configurations.some(({ states }) => states.includes("f")));
  const unlisted = () => design().configuration_count - coverage().configurations.length;

  const cellOf = (configuration: CoveredConfiguration): CoverageCell => {
    const { params_fingerprint, run_id, values } = configuration;
    const states = withPlannedSeeds(configuration.states, plannedSeeds());
    const parts = design().varied.map(
      ({ path }, at) => `${fieldLabel(path)} ${formatCell(values[at] ?? undefined, path)}`,
    );
    const colors = choice.colors();
    const words = [colors?.wordsOf(configuration), stateWords(states)].filter(Boolean).join(", ");
    const query = valueQuery(props.overview.experiment_id, "record.params_fingerprint", params_fingerprint);
    return {
      href: params_fingerprint === "" ? props.runHref(run_id) : props.runsHref(query),
      states,
      label: [parts.join(", "), words].filter(Boolean).join(": "),
      heat: colors && { color: colors.colorOf(configuration), failed: countStates(states).f },
    };
  };
  const note = () => {
    const [configurations, seeds] = [design().configuration_count, design().seed_count];
    const crossed = coverage().seeds.length > 0 ? " \u00d7 " : ", ";
    return `${formatCount(configurations)} ${configurations === 1 ? "configuration" : "configurations"}${crossed}${formatCount(seeds)} ${seeds === 1 ? "seed" : "seeds"}, ${formatCount(coverage().complete_count)} complete`;
  };
  const tell = (event: Event) => {
    const cell = event.target instanceof Element ? event.target.closest("a") : null;
    setTold(cell?.getAttribute("aria-label") ?? undefined);
  };

  return (
    <Section
      title="Design"
      note={note()}
      actions={
        <Select
          label="What the cells show"
          words={choice.views()}
          names={choice.names()}
          value={choice.view()}
          onChange={(view) => {
            setTold(undefined);
            choice.choose(view);
          }}
        />
      }
    >
      <Show when={choice.error()}>{(error) => <ErrorNote error={error()} onRetry={choice.retry} />}</Show>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links within are what is interacted with. */}
      <div
        class="atl-coverage"
        onPointerOver={tell}
        onFocusIn={tell}
        onPointerLeave={() => setTold(undefined)}
        onKeyDown={(event) => moveFocus(event, event.currentTarget)}
      >
        <Show when={matrix()} fallback={<CoverageFlow cells={coverage().configurations.map(cellOf)} />}>
          {(matrix) => <CoverageMatrix matrix={matrix()} cellOf={cellOf} />}
        </Show>
      </div>
      <div class="atl-coverage-foot">
        <Show
          when={choice.colors()}
          fallback={
            <CoverageKey
              states={coverage()
                .configurations.map(({ states }) => withPlannedSeeds(states, plannedSeeds()))
                .join("")}
              isMatrix={matrix() !== undefined}
            />
          }
        >
          {(colors) => (
            <CellColorKey
              colors={colors()}
              hasNone={coverage().configurations.some((one) => colors().colorOf(one) === undefined)}
              hasFailed={hasFailed() && choice.view() !== "failures"}
            />
          )}
        </Show>
        <p class="atl-coverage-told">{told()}</p>
      </div>
      <DesignWords experimentId={props.overview.experiment_id} />
      <Show when={unlisted() > 0}>
        <p class="atl-quiet atl-small">
          {formatCount(coverage().configurations.length)} of {formatCount(design().configuration_count)}{" "}
          configurations are drawn, first those that are not complete.
        </p>
      </Show>
    </Section>
  );
}

/** What the teeth mean, and how many of each there are. */
function CoverageKey(props: { readonly states: string; readonly isMatrix: boolean }): JSX.Element {
  const counts = createMemo(() => countStates(props.states));
  return (
    <ul class="atl-coverage-key">
      <For each={STATE_LETTERS.filter((letter) => counts()[letter] > 0)}>
        {(letter) => (
          <li>
            <svg viewBox="0 0 5 16" aria-hidden="true">
              <rect class={`atl-comb-${STATE_WORDS[letter]}`} width="5" height="16" />
            </svg>
            {formatCount(counts()[letter])} {STATE_WORDS[letter]}
          </li>
        )}
      </For>
      <Show when={props.isMatrix}>
        <li class="atl-quiet">a tooth a seed</li>
      </Show>
    </ul>
  );
}
