import { nextTurn } from "../next-turn.ts";

/** How long an export works before it lets everything else be done that waits. */
const TURN_MS = 10;

/** Something to wait for now and then in long work: it takes time only when this turn is over. */
export function takeTurns(): () => Promise<void> {
  let startedAt = performance.now();
  return async () => {
    if (performance.now() - startedAt < TURN_MS) return;
    await nextTurn();
    startedAt = performance.now();
  };
}
