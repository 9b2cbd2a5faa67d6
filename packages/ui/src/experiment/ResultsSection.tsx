import type {
  BooleanSummary,
  ExperimentOverview,
  MetricSummary,
  NumberSummary,
  ValueSummary,
} from "@atlas/core";
import { type JSX, Match, Show, Switch } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { Section } from "../run/Section.tsx";
import { SpreadBars } from "./SpreadBars.tsx";

/** What the runs of an experiment measured: each metric's distribution, quartiles and range, and what it lacks. */
export function ResultsSection(props: { readonly overview: ExperimentOverview }): JSX.Element {
  const unlisted = () => props.overview.metric_count - props.overview.metrics.length;
  return (
    <Section title="Results" note={`${formatCount(props.overview.run_count)} runs`}>
      <Show
        when={props.overview.metrics.length > 0}
        fallback={<p class="atl-quiet">No run has recorded a metric yet.</p>}
      >
        <section class="atl-results" aria-label="Table of results" tabindex="0">
          <table class="atl-facts">
            <thead>
              <tr>
                <th scope="col">field</th>
                <th scope="col" class="atl-results-spread">
                  distribution, {"\u221a"} counts
                </th>
                <HeadCell name="least" isExtra />
                <HeadCell name="25%" isExtra />
                <HeadCell name="median" />
                <HeadCell name="75%" isExtra />
                <HeadCell name="greatest" isExtra />
                <HeadCell name="missing" />
              </tr>
            </thead>
            <tbody>
              <FoldedList
                items={props.overview.metrics}
                rest={(button) => (
                  <tr>
                    <td colspan="8">{button}</td>
                  </tr>
                )}
              >
                {(summary) => <MetricRow summary={summary} />}
              </FoldedList>
            </tbody>
          </table>
        </section>
        <Show when={unlisted() > 0}>
          <p class="atl-quiet atl-small">{formatCount(unlisted())} further fields are not listed.</p>
        </Show>
      </Show>
    </Section>
  );
}

function HeadCell(props: { readonly name: string; readonly isExtra?: boolean }): JSX.Element {
  return (
    <th scope="col" class="atl-number" classList={{ "atl-results-extra": props.isExtra === true }}>
      {props.name}
    </th>
  );
}

function MetricRow(props: { readonly summary: MetricSummary }): JSX.Element {
  const of = <K extends MetricSummary["kind"]>(kind: K) =>
    props.summary.kind === kind && (props.summary as Extract<MetricSummary, { kind: K }>);
  return (
    <tr>
      <th scope="row">
        <FieldName path={props.summary.path} />
      </th>
      <Switch>
        <Match when={of("numbers")}>{(summary) => <NumberCells summary={summary()} />}</Match>
        <Match when={of("booleans")}>{(summary) => <BooleanCells summary={summary()} />}</Match>
        <Match when={of("values")}>{(summary) => <ValueCells summary={summary()} />}</Match>
      </Switch>
      <td class="atl-number atl-quiet">
        <MissingWords summary={props.summary} />
      </td>
    </tr>
  );
}

function MissingWords(props: { readonly summary: MetricSummary }): JSX.Element {
  const notFinite = () => (props.summary.kind === "numbers" ? props.summary.not_finite : 0);
  return (
    <>
      {formatCount(props.summary.missing)}
      <Show when={notFinite() > 0}>
        <span class="atl-results-infinite" title="NaN or an infinity">
          {" + "}
          {formatCount(notFinite())} not finite
        </span>
      </Show>
    </>
  );
}

const SPREAD = ["min", "q1", "median", "q3", "max"] as const;

function NumberCells(props: { readonly summary: NumberSummary }): JSX.Element {
  const number = (name: (typeof SPREAD)[number]) => props.summary.spread?.[name];
  const cell = (name: (typeof SPREAD)[number]) => (
    <td
      class="atl-number"
      classList={{
        "atl-results-extra": name !== "median",
        "atl-strong": name === "median",
        "atl-results-outer": name !== "median",
      }}
      title={formatExact(number(name))}
    >
      {formatCell(number(name), props.summary.path)}
    </td>
  );
  return (
    <>
      <td class="atl-results-spread">
        <SpreadBars summary={props.summary} />
        <Show when={props.summary.scale === "log"}>
          <span class="atl-results-scale">log</span>
        </Show>
      </td>
      {SPREAD.map(cell)}
    </>
  );
}

function BooleanCells(props: { readonly summary: BooleanSummary }): JSX.Element {
  const total = () => props.summary.true + props.summary.false;
  const percent = () => `${((100 * props.summary.true) / total()).toFixed(1)}%`;
  return (
    <>
      <td class="atl-results-spread">
        <span class="atl-share" role="img" aria-label={`${percent()} are true`}>
          <span style={{ width: percent() }} />
        </span>
      </td>
      <td colspan="5" class="atl-results-words">
        {formatCount(props.summary.true)} true <span class="atl-quiet">{percent()}</span>,{" "}
        {formatCount(props.summary.false)} false
      </td>
    </>
  );
}

function ValueCells(props: { readonly summary: ValueSummary }): JSX.Element {
  const words = () =>
    props.summary.values
      .map(({ value, count }) => `${formatCell(value, props.summary.path)} (${formatCount(count)})`)
      .join(", ");
  const more = () => props.summary.distinct - props.summary.values.length;
  return (
    <td colspan="6" class="atl-results-words atl-results-values">
      {words()}
      <Show when={more() > 0}>
        <span class="atl-quiet"> and {formatCount(more())} more values</span>
      </Show>
    </td>
  );
}
