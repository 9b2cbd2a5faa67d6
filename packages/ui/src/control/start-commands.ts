/** What to try where there is nothing to see: the same for every list that is empty. */
export const START_COMMANDS: readonly string[] = ["atlas serve --store /path/to/other/runs", "atlas demo"];
