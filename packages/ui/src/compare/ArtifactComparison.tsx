import { For, type JSX, lazy, Show, Suspense } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { artifactIndex } from "../run/artifact-choice.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { createNameChoice, createPair } from "./create-pair.ts";
import { FoldedPart } from "./FoldedPart.tsx";
import { FileChoice, PairChoice } from "./PairChoice.tsx";

const ArtifactView = lazy(async () => ({
  default: (await import("../artifact/ArtifactView.tsx")).ArtifactView,
}));

/** The artifacts of the baseline and of another run, side by side; read when it is opened. */
export function ArtifactComparison(props: { readonly runIds: readonly string[] }): JSX.Element {
  return (
    <FoldedPart title="Artifacts, side by side">
      <ArtifactPair runIds={props.runIds} />
    </FoldedPart>
  );
}

function ArtifactPair(props: { readonly runIds: readonly string[] }): JSX.Element {
  const dataset = useDataset();
  const pair = createPair(() => props.runIds);
  const lists = createAnswer(
    () => [pair.baseline(), pair.other()],
    (runIds, signal) =>
      Promise.all(
        runIds.map(async (runId) => ({
          runId,
          artifacts: (await dataset.artifacts(runId, { signal })) ?? [],
        })),
      ),
  );
  const names = () => [
    ...new Set((lists.latest() ?? []).flatMap(({ artifacts }) => artifacts.map(({ name }) => name))),
  ];
  const [name, setName] = createNameChoice(names);
  return (
    <>
      <div class="atl-compare-choice">
        <PairChoice
          runIds={props.runIds}
          other={pair.other()}
          onOther={pair.setOther}
          label="Run whose artifact is compared"
        />
        <Show when={names().length > 0}>
          <FileChoice label="Artifact" names={names()} name={name()} onName={setName} />
        </Show>
      </div>
      <Show when={lists.error()}>{(error) => <ErrorNote error={error()} onRetry={lists.retry} />}</Show>
      <Show when={lists.latest() !== undefined && names().length === 0}>
        <p class="atl-quiet">Neither of the two runs has left an artifact.</p>
      </Show>
      <Show when={name()}>
        {(chosen) => (
          <div class="atl-compare-pair">
            <For each={lists.latest()}>
              {({ runId, artifacts }) => (
                <Show
                  when={artifacts[artifactIndex(chosen(), artifacts)]}
                  fallback={<p class="atl-quiet">This run has left no {chosen()}.</p>}
                >
                  {(artifact) => (
                    <Suspense fallback={<div class="atl-waiting atl-artifact-waiting" aria-busy="true" />}>
                      <ArtifactView runId={runId} artifact={artifact()} isLive={false} />
                    </Suspense>
                  )}
                </Show>
              )}
            </For>
          </div>
        )}
      </Show>
    </>
  );
}
