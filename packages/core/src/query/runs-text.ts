/** A number of runs, in words. */
export function runsText(count: number): string {
  return count === 1 ? "1 run" : `${count} runs`;
}
