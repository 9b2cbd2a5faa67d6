import type { FieldIndex, FieldPath, MeansTableRequest, ReplicateRequest } from "@atlas/core";
import { createEffect, createMemo, createSignal, type JSX, on, Show } from "solid-js";
import type { Direction } from "../compare/direction.ts";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { configurationLabel, shortFingerprint } from "./configuration-label.ts";
import { DesignNote } from "./DesignNote.tsx";
import { MeansSection } from "./MeansSection.tsx";
import { defaultLayout, type MeansLayout } from "./means-layout.ts";
import { NextSection } from "./NextSection.tsx";
import { OddSection } from "./OddSection.tsx";
import { PairSection } from "./PairSection.tsx";
import { RankingSection } from "./RankingSection.tsx";
import type { ReplicatesPageProps, ReplicatesView } from "./replicates-view.ts";
import { VarianceSection } from "./VarianceSection.tsx";

const PAGE = 200;
const MOST_LISTED = 1000;

/** Everything that the replicates of one metric tell: the ranking, a comparison, what matters, and what to run next. */
export function ReplicatesReport(
  props: ReplicatesPageProps & {
    readonly experimentId: string;
    readonly metric: FieldPath;
    readonly direction: Direction;
    readonly index: FieldIndex;
  },
): JSX.Element {
  const dataset = useDataset();
  const request = createMemo(
    (): ReplicateRequest => ({
      experiment_id: props.experimentId,
      field: props.metric,
      filter: props.filter,
    }),
  );
  const goal = () => (props.direction === "lower" ? ("min" as const) : ("max" as const));
  const [limit, setLimit] = createSignal(PAGE);
  createEffect(on(request, () => setLimit(PAGE), { defer: true }));
  const by = () => props.view.by ?? "mean";
  const ranking = createAnswer(
    () => ({ ...request(), goal: goal(), by: by(), limit: limit() }),
    (asked, signal) => dataset.ranking(asked, { signal }),
  );
  const variance = createAnswer(request, (asked, signal) => dataset.variance(asked, { signal }));
  const odd = createAnswer(request, (asked, signal) => dataset.odd(asked, { signal }));
  const missing = createAnswer(request, (asked, signal) => dataset.missing(asked, { signal }));

  const baseline = () => props.view.baseline ?? ranking.latest()?.best ?? undefined;
  const compared = () => {
    const first = ranking
      .latest()
      ?.configurations.find(({ params_fingerprint, n }) => params_fingerprint !== baseline() && n > 0);
    return props.view.compared ?? first?.params_fingerprint;
  };
  const pairs = createAnswer(
    () => {
      const [from, to] = [baseline(), compared()];
      if (from === undefined || to === undefined || from === to) return undefined;
      return { ...request(), baseline: from, others: [to] };
    },
    (asked, signal) => dataset.pairs(asked, { signal }),
  );
  const comparison = () => pairs.latest()?.comparisons[0];

  const layout = createMemo((): MeansLayout => {
    const { rows, columns } = props.view;
    if (rows !== undefined || columns !== undefined) return { rows: rows ?? [], columns: columns ?? [] };
    return defaultLayout(ranking.latest()?.params ?? [], props.index);
  });
  const means = createAnswer(
    () => ranking.latest() && ({ ...request(), ...layout(), goal: goal() } satisfies MeansTableRequest),
    async (asked, signal) => ({ request: asked, table: await dataset.means(asked, { signal }) }),
  );

  const labels = createMemo(() => {
    const known = ranking.latest();
    return new Map(
      known?.configurations.map((configuration) => [
        configuration.params_fingerprint,
        configurationLabel(known.params, configuration),
      ]),
    );
  });
  const labelOf = (fingerprint: string) => labels().get(fingerprint) ?? shortFingerprint(fingerprint);
  const isBusy = () => [ranking, variance, odd, missing, pairs, means].some((answer) => answer.pending());

  return (
    <>
      <BusyLine busy={isBusy()} />
      <Show when={ranking.error()}>{(error) => <ErrorNote error={error()} onRetry={ranking.retry} />}</Show>
      <Show
        when={ranking.latest()}
        fallback={
          <Show when={!ranking.error()}>
            <OverviewSkeleton label="Loading the ranking" />
          </Show>
        }
      >
        {(known) => (
          <Show when={known().total > 0} fallback={<NoRunMatches />}>
            <DesignNote ranking={known()} metric={props.metric} />
            <RankingSection
              ranking={known()}
              metric={props.metric}
              filter={props.filter}
              by={by()}
              onBy={(order) => props.onView({ ...props.view, by: order })}
              baseline={baseline()}
              compared={compared()}
              onBaseline={(fingerprint) =>
                props.onView({
                  ...props.view,
                  baseline: fingerprint,
                  ...(compared() === fingerprint && baseline() !== undefined && { compared: baseline()! }),
                })
              }
              onCompare={(fingerprint) => props.onView({ ...props.view, compared: fingerprint })}
              runHref={props.runHref}
              onMore={() => setLimit(Math.min(MOST_LISTED, limit() + PAGE))}
            />
            <div class="atl-replicates-columns">
              <div>
                <Show when={pairs.error()}>
                  {(error) => (
                    <Show
                      when={error().code === "invalid_query" && props.view}
                      fallback={<ErrorNote error={error()} onRetry={pairs.retry} />}
                    >
                      {(view) => <NotAmongThem onDrop={() => props.onView(withoutChoice(view()))} />}
                    </Show>
                  )}
                </Show>
                <Show when={pairs.error() === undefined && comparison()}>
                  {(pair) => (
                    <PairSection
                      comparison={pair()}
                      metric={props.metric}
                      direction={props.direction}
                      baselineLabel={labelOf(pairs.latest()?.baseline ?? "")}
                      comparedLabel={labelOf(pair().params_fingerprint)}
                      onSwap={() =>
                        props.onView({
                          ...props.view,
                          baseline: pair().params_fingerprint,
                          compared: pairs.latest()!.baseline,
                        })
                      }
                    />
                  )}
                </Show>
                <Show when={known().params.length > 0}>
                  <Show when={means.error()}>
                    {(error) => <ErrorNote error={error()} onRetry={means.retry} />}
                  </Show>
                  <MeansSection
                    params={known().params}
                    layout={layout()}
                    onLayout={(chosen) => props.onView({ ...props.view, ...chosen })}
                    means={means.latest()}
                  />
                </Show>
              </div>
              <div>
                <Show when={variance.latest()}>
                  {(shares) => (
                    <VarianceSection
                      variance={shares()}
                      metric={props.metric}
                      filter={props.filter}
                      plotHref={props.plotHref}
                    />
                  )}
                </Show>
                <NextSection
                  comparison={comparison()}
                  missing={missing.latest()}
                  metric={props.metric}
                  runHref={props.runHref}
                />
                <Show when={odd.latest()}>
                  {(found) => (
                    <OddSection
                      odd={found()}
                      metric={props.metric}
                      filter={props.filter}
                      labelOf={labelOf}
                      runsHref={props.runsHref}
                    />
                  )}
                </Show>
              </div>
            </div>
          </Show>
        )}
      </Show>
    </>
  );
}

/** Another filter, or another store, may be without the configurations that an address names. */
function NotAmongThem(props: { readonly onDrop: () => void }): JSX.Element {
  return (
    <p class="atl-replicates-caution" role="note">
      No run that matches is of the configurations to compare.{" "}
      <Button small onClick={() => props.onDrop()}>
        Compare with the best
      </Button>
    </p>
  );
}

function withoutChoice({ baseline: _, compared: __, ...view }: ReplicatesView): ReplicatesView {
  return view;
}

function NoRunMatches(): JSX.Element {
  return (
    <EmptyState title="No run matches">
      <p>The experiment has runs, but none that passes the filter above and belongs to a configuration.</p>
    </EmptyState>
  );
}
