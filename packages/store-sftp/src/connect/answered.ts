import { LostConnection } from "../errors.ts";

/**
 * What is answered, if it is within some time.
 *
 * @param giveUp called when it is not
 * @throws {LostConnection} when it is not.
 */
export async function answered<T>(answer: Promise<T>, withinMs: number, giveUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LostConnection(`There was no answer within ${withinMs / 1000} s`));
      giveUp();
    }, withinMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
