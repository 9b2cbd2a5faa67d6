/** Whether a list of patterns of ssh, separated by commas, names a host. One negated pattern that fits rules it out. */
export function matchesPatterns(patterns: string, name: string): boolean {
  let isMatched = false;
  for (const pattern of patterns.split(",")) {
    const isNegated = pattern.startsWith("!");
    if (!matchesPattern(isNegated ? pattern.slice(1) : pattern, name)) continue;
    if (isNegated) return false;
    isMatched = true;
  }
  return isMatched;
}

/** `*` stands for any characters, `?` for one. Backtracks to the last `*` alone, so that it ends soon. */
export function matchesPattern(pattern: string, name: string): boolean {
  let [p, n] = [0, 0];
  let [star, resume] = [-1, 0];
  while (n < name.length) {
    if (pattern[p] === "*") [star, resume] = [p++, n];
    else if (pattern[p] === "?" || (p < pattern.length && pattern[p] === name[n])) [p, n] = [p + 1, n + 1];
    else if (star === -1) return false;
    else [p, n] = [star + 1, ++resume];
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
