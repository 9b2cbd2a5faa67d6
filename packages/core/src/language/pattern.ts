import { AtlasError } from "../errors.ts";

const MAX_LENGTH = 200;
/** How much of a text a pattern looks at, in UTF-16 units. */
const REACH = 1000;
/** In so many ways a pattern may match from one place on: three repetitions without an end, and two options beside. */
const MAX_WAYS = 4 * REACH ** 3;
/** Beyond so many ways, each place is tried by itself, so that the time can be told in between. */
const MANY_WAYS = REACH ** 2;
/** How long a pattern may work in all. */
const MAX_MS = 2000;

/** A pattern between slashes, up to its end; a slash within one is escaped or in a class. */
export const PATTERN_LITERAL = /\/(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/i?/sy;

/**
 * Whether the pattern of a literal finds something in the first 1,000 characters of a text.
 *
 * Throws `AtlasError` `invalid_query` as `patternOf` does, and when it is asked, once it has worked for 2 seconds in all.
 */
export function patternTest(
  literal: string,
  location: readonly (string | number)[] = [],
): (text: string) => boolean {
  const pattern = patternOf(literal, location);
  const isSlow = (waysOf(pattern.source) ?? 0) > MANY_WAYS;
  const tried = isSlow ? new RegExp(pattern, `${pattern.flags}y`) : pattern;
  let spentMs = 0;
  const isFoundAt = (place: number, text: string) => {
    tried.lastIndex = place;
    const startMs = Date.now();
    const isFound = tried.test(text);
    spentMs += Date.now() - startMs;
    if (spentMs <= MAX_MS) return isFound;
    throw invalid("the pattern takes too long: make it simpler", location);
  };
  return (whole) => {
    const text = whole.slice(0, REACH);
    const lastPlace = isSlow ? text.length : 0;
    for (let place = 0; place <= lastPlace; place++) if (isFoundAt(place, text)) return true;
    return false;
  };
}

/**
 * The regular expression of a literal `/.../` or `/.../i`, in JavaScript's syntax with its flag `u`.
 *
 * Throws `AtlasError` `invalid_query` for what is no such literal, and for a pattern that is longer than 200
 * characters or could match in so many ways that it would take for ever.
 */
export function patternOf(literal: string, location: readonly (string | number)[] = []): RegExp {
  PATTERN_LITERAL.lastIndex = 0;
  if (PATTERN_LITERAL.exec(literal)?.[0] !== literal) {
    throw invalid("expected a pattern such as /^adam/i", location);
  }
  const end = literal.lastIndexOf("/");
  const source = literal.slice(1, end);
  if (source.length > MAX_LENGTH) {
    throw invalid(`a pattern may have ${MAX_LENGTH} characters, not ${source.length}`, location);
  }
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, `u${literal.slice(end + 1)}`);
  } catch (error) {
    const reason = (error as Error).message.replace(/^.*: /s, "");
    throw invalid(`the pattern is no regular expression: ${reason}`, location);
  }
  const ways = waysOf(source);
  if (ways === undefined) {
    throw invalid(
      "a pattern may not repeat a group that holds a repetition, an option or a choice, such as (a+)+: it could take for ever",
      location,
    );
  }
  if (ways > MAX_WAYS) {
    throw invalid(
      "a pattern may have three repetitions such as .* and \\d+, and few options and choices beside them: it could take for ever",
      location,
    );
  }
  return pattern;
}

function invalid(message: string, location: readonly (string | number)[]): AtlasError {
  return new AtlasError("invalid_query", message, { location });
}

/** The literal of a pattern that stands without its slashes. */
export function patternLiteral(source: string): string {
  try {
    return `/${new RegExp(source, "u").source}/`;
  } catch {
    return `/${source}/`;
  }
}

const PART =
  /\\(?:[pPuk][{<][^}>]*[}>]|.)|\[(?:[^\]\\]|\\.)*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/;

/** A group that is open: how many choices it has so far, and whether it can match one text in several ways. */
interface Group {
  choices: number;
  isVaried: boolean;
}

/**
 * In how many ways at most a pattern can match from one place of a text on, which backtracking may try one by one;
 * `undefined` where they are exponentially many, as a group is repeated that can match one text in several ways.
 */
function waysOf(source: string): number | undefined {
  let ways = 1;
  const groups: Group[] = [{ choices: 1, isVaried: false }];
  /** Whether what a quantifier would repeat can match in several ways. */
  let isVaried = false;
  for (const [part] of source.matchAll(PART)) {
    const group = groups.at(-1)!;
    const quantifier = QUANTIFIER.exec(part);
    if (quantifier !== null) {
      const { least, most } = timesOf(quantifier);
      if (isVaried && most > 1) return undefined;
      if (most > least) {
        group.isVaried = true;
        ways *= Math.min(most - least + 1, REACH);
      }
    } else if (part.startsWith("(")) {
      groups.push({ choices: 1, isVaried: false });
    } else if (part === ")") {
      isVaried = group.isVaried;
      groups.pop();
      if (isVaried && groups.length > 0) groups.at(-1)!.isVaried = true;
    } else {
      isVaried = false;
      if (part !== "|") continue;
      group.isVaried = true;
      ways *= (group.choices + 1) / group.choices;
      group.choices++;
    }
  }
  return ways;
}

/** How often a quantifier repeats what is before it. */
function timesOf([quantifier, least, comma, most]: RegExpExecArray): { least: number; most: number } {
  if (least === undefined) {
    return { least: quantifier === "+" ? 1 : 0, most: quantifier === "?" ? 1 : Number.POSITIVE_INFINITY };
  }
  if (comma === "") return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === "" ? Number.POSITIVE_INFINITY : Number(most) };
}
