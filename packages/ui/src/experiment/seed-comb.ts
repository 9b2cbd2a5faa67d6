/** How a run ended, by the letter of a configuration's states. */
export const STATE_WORDS = {
  s: "success",
  f: "failed",
  r: "running",
  c: "cancelled",
  o: "other",
  ".": "missing",
} as const;

/** The letter of a state. */
export type StateLetter = keyof typeof STATE_WORDS;

/** The letters in the order in which states are told. */
export const STATE_LETTERS = Object.keys(STATE_WORDS) as StateLetter[];

/** How high the teeth of a state are, of 16: what failed stands out, what has not run is a stub. */
const HEIGHTS: Record<StateLetter, number> = { s: 11, f: 16, r: 7, c: 5, o: 5, ".": 4 };

/** How wide a tooth is beside a number, and a comb at most. */
const TOOTH_PX = 4.4;
const WIDEST_PX = 44;

/** How wide the comb of a configuration is beside a number, in pixels: teeth are no wider for being few. */
export function combWidth(states: string): number {
  return Math.min(WIDEST_PX, TOOTH_PX * Math.max(1, states.length));
}

/** How often each state occurs; 0 for those that do not. */
export function countStates(states: string): Record<StateLetter, number> {
  const counts = { s: 0, f: 0, r: 0, c: 0, o: 0, ".": 0 };
  for (const letter of states) counts[letter as StateLetter]++;
  return counts;
}

/** A configuration's states with those seeds that are planned and that no configuration has run with. */
export function withPlannedSeeds(states: string, planned: number | undefined): string {
  return states.padEnd(planned ?? 0, ".");
}

/**
 * The outlines of the teeth of each state that occurs, in a box one wide for each tooth and 16 high: a tooth a seed,
 * in the order of the states.
 */
export function combPaths(states: string): { readonly letter: StateLetter; readonly path: string }[] {
  return STATE_LETTERS.flatMap((letter) => {
    const height = HEIGHTS[letter];
    const teeth: string[] = [];
    for (let at = states.indexOf(letter); at >= 0; at = states.indexOf(letter, at + 1)) {
      teeth.push(`M${at} 16v${-height}h1v${height}z`);
    }
    return teeth.length === 0 ? [] : [{ letter, path: teeth.join("") }];
  });
}

/** States in words: "8 success, 2 failed of 10". */
export function stateWords(states: string): string {
  const counts = countStates(states);
  const words = STATE_LETTERS.filter((letter) => counts[letter] > 0).map(
    (letter) => `${counts[letter]} ${STATE_WORDS[letter]}`,
  );
  return `${words.join(", ")} of ${states.length}`;
}
