import { type PlannedDesign, plannedDesign } from "@atlas/core";
import { seedNumbers } from "@atlas/core/replicates";
import { createContext, createMemo, type JSX, useContext } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { shortFingerprint } from "./configuration-label.ts";

/** What the manifests of an experiment say of its seeds and params. */
interface Plan {
  /** The number of each seed, by its fingerprint, where a manifest tells it. */
  readonly numbers: ReadonlyMap<string, number>;
  /** What the newest manifest plans. */
  readonly planned: PlannedDesign;
}

const NO_PLAN: Plan = { numbers: new Map(), planned: plannedDesign(undefined) };
const PlanContext = createContext<() => Plan>(() => NO_PLAN);

/** Lets what is within name seeds by their number, and know what is planned. */
export function PlanProvider(props: {
  readonly experimentId: string;
  readonly children: JSX.Element;
}): JSX.Element {
  const dataset = useDataset();
  const manifests = createAnswer(
    () => props.experimentId,
    (id, signal) => dataset.manifests(id, { signal }),
  );
  const plan = createMemo((): Plan => {
    const known = manifests.latest() ?? [];
    return { numbers: seedNumbers(known), planned: plannedDesign(known[0]) };
  });
  return <PlanContext.Provider value={plan}>{props.children}</PlanContext.Provider>;
}

/** What the manifests of the experiment say. */
export function usePlan(): () => Plan {
  return useContext(PlanContext);
}

/** What a seed is called: its number, or the beginning of its fingerprint. */
export function useSeedName(): (fingerprint: string) => string {
  const plan = usePlan();
  return (fingerprint) => plan().numbers.get(fingerprint)?.toString() ?? shortFingerprint(fingerprint);
}

/** A seed by its name; its whole fingerprint shows on hover, and is copied by a click. */
export function SeedName(props: { readonly seed: string }): JSX.Element {
  const nameOf = useSeedName();
  return (
    <button
      type="button"
      class="atl-seed-name atl-mono"
      title={`seed fingerprint ${props.seed}; click to copy it`}
      onClick={() => void navigator.clipboard.writeText(props.seed)}
    >
      {nameOf(props.seed)}
    </button>
  );
}
