import type { FieldPath, MissingReplicates, PairResult, RecognizedDesign } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { Section } from "../run/Section.tsx";
import { HowComputed } from "./HowComputed.tsx";
import { MissingCells } from "./MissingCells.tsx";
import { MissingRuns } from "./MissingRuns.tsx";
import { MoreSeeds } from "./MoreSeeds.tsx";

/** What more seeds would bring to a comparison, and which runs of a design are missing. */
export function NextSection(props: {
  /** The comparison in question; `undefined` where there is none. */
  readonly pairs: PairResult | undefined;
  readonly missing: MissingReplicates | undefined;
  readonly design: RecognizedDesign | undefined;
  readonly metric: FieldPath;
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  const compared = () => {
    const [comparison] = props.pairs?.comparisons ?? [];
    return comparison && { comparison, baselineParams: props.pairs!.baseline_params };
  };
  return (
    <Section title="What to run next">
      <Show when={compared()}>{(known) => <MoreSeeds {...known()} />}</Show>
      <Show when={props.missing}>{(missing) => <MissingRuns {...props} missing={missing()} />}</Show>
      <Show when={props.design}>{(design) => <MissingCells design={design()} />}</Show>
      <p class="atl-replicates-words">
        The metalab text is the arguments of an experiment, to be put beside its operation: metalab passes
        over runs that have succeeded.
      </p>
      <HowComputed topic="next" />
    </Section>
  );
}
