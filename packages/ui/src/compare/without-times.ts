/** Times as logs write them, and ids: an id of digits alone would be a number. */
const OF_THE_RUN = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?|\b(?=\d*[a-f])[\da-f]{8,}\b/g;

/** A line of a log without its times and ids, which differ between any two runs. */
export function withoutTimes(line: string): string {
  return line.replace(OF_THE_RUN, "#");
}
