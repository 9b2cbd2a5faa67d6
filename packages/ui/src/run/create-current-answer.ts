import { type Accessor, createMemo } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";

/**
 * The answer to a question as it is now: nothing while only another question has been answered, since its answer
 * would be wrong beside what is shown already.
 */
export function createCurrentAnswer<Q, A>(
  question: Accessor<Q | undefined>,
  ask: (question: Q, signal: AbortSignal) => Promise<A>,
): Accessor<A | undefined> {
  const { latest } = createAnswer(question, async (asked, signal) => ({
    asked,
    answer: await ask(asked, signal),
  }));
  return createMemo(() => {
    const known = latest();
    return known !== undefined && known.asked === question() ? known.answer : undefined;
  });
}
