import { createTableBuilder, type Problem, type SourceState } from "@atlas/core";

/** What a source shows of its stores, and who is told when it changes. */
export class ShownState {
  readonly #listeners = new Set<(state: SourceState) => void>();
  readonly #problemsOfRun = new Map<string, readonly Problem[]>();
  #current: SourceState = {
    version: Date.now(),
    table: createTableBuilder().build(),
    experiments: [],
    stores: [],
    problems: [],
    progress: { read: 0, found: 0, done: false },
    last_scan: null,
    following: null,
  };

  get current(): SourceState {
    return this.#current;
  }

  subscribe(listener: (state: SourceState) => void): () => void {
    const own = (state: SourceState) => listener(state);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Tells nobody any more. */
  clearListeners(): void {
    this.#listeners.clear();
  }

  /** Shows something else; what was wrong with the files of single runs is added to its problems. */
  publish(state: Omit<SourceState, "version">): void {
    const problems = [...state.problems, ...[...this.#problemsOfRun.values()].flat()];
    this.#current = { ...state, problems, version: this.#current.version + 1 };
    for (const listener of [...this.#listeners]) listener(this.#current);
  }

  /** Takes in when a look last succeeded that found nothing new. */
  setLastScan(last_scan: string | null): void {
    this.#current = { ...this.#current, last_scan };
  }

  /** Takes in what was wrong with the files of a run that are read when they are asked for. */
  setProblemsOfRun(runId: string, problems: readonly Problem[]): void {
    const before = this.#problemsOfRun.get(runId) ?? [];
    if (before.length === 0 && problems.length === 0) return;
    const others = this.#current.problems.filter((problem) => !before.includes(problem));
    this.#problemsOfRun.set(runId, problems);
    this.#current = { ...this.#current, problems: [...others, ...problems] };
  }
}
