import { type JSX, Show } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { BaselineTable } from "./BaselineTable.tsx";
import { createReport, type ReportProps } from "./create-report.ts";
import { DesignNote } from "./DesignNote.tsx";
import { DesignSummary } from "./DesignSummary.tsx";
import { MeansSection } from "./MeansSection.tsx";
import { NextSection } from "./NextSection.tsx";
import { OddSection } from "./OddSection.tsx";
import { PairSection } from "./PairSection.tsx";
import { RankingSection } from "./RankingSection.tsx";
import type { ReplicatesView } from "./replicates-view.ts";
import { VarianceSection } from "./VarianceSection.tsx";

/** Everything that the replicates of one metric tell: the ranking, a comparison, what matters, and what to run next. */
export function ReplicatesReport(props: ReportProps): JSX.Element {
  const { ranking, variance, odd, missing, design, pairs, means, ...report } = createReport(props);
  const { by, baseline, compared, comparison, againstBaseline, layout, labelOf, isBusy, showMore } = report;
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
            <Show when={design.latest()}>{(made) => <DesignSummary design={made()} />}</Show>
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
              onMore={showMore}
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
                    >
                      <Show when={againstBaseline()}>
                        {(asked) => (
                          <BaselineTable
                            request={asked()}
                            direction={props.direction}
                            labelOf={labelOf}
                            onCompare={(fingerprint) =>
                              props.onView({ ...props.view, compared: fingerprint })
                            }
                          />
                        )}
                      </Show>
                    </PairSection>
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
                  pairs={pairs.latest()}
                  design={design.latest()}
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
