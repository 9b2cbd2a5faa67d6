import { AtlasError } from "../errors.ts";

const MAX_LENGTH = 200;
const MAX_VARIABLE = 10;

/** A pattern between slashes, up to its end; a slash within one is escaped or in a class. */
export const PATTERN_LITERAL = /\/(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/i?/sy;

/**
 * The regular expression of a literal `/.../` or `/.../i`, in JavaScript's syntax with its flag `u`.
 *
 * Throws `AtlasError` `invalid_query` for what is no such literal, and for a pattern that is longer than 200
 * characters or could take exponential time.
 */
export function patternOf(literal: string, location: readonly (string | number)[] = []): RegExp {
  const fail = (message: string) => new AtlasError("invalid_query", message, { location });
  PATTERN_LITERAL.lastIndex = 0;
  if (PATTERN_LITERAL.exec(literal)?.[0] !== literal) throw fail("expected a pattern such as /^adam/i");
  const end = literal.lastIndexOf("/");
  const source = literal.slice(1, end);
  if (source.length > MAX_LENGTH)
    throw fail(`a pattern may have ${MAX_LENGTH} characters, not ${source.length}`);
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, `u${literal.slice(end + 1)}`);
  } catch (error) {
    throw fail(`the pattern is no regular expression: ${(error as Error).message.replace(/^.*: /s, "")}`);
  }
  const danger = dangerOf(source);
  if (danger !== undefined) throw fail(danger);
  return pattern;
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

/**
 * Why a pattern could take exponential time, in words. Backtracking explodes where what is repeated can match one
 * text in several ways, and where many parts of variable length follow one another.
 */
function dangerOf(source: string): string | undefined {
  let variableParts = 0;
  /** For each group that is open, whether it can match in several ways. */
  const groups = [false];
  /** Whether what a quantifier would repeat can. */
  let isVaried = false;
  for (const [part] of source.matchAll(PART)) {
    const quantifier = QUANTIFIER.exec(part);
    if (quantifier !== null) {
      if (isVaried && isRepeating(quantifier)) {
        return "a pattern may not repeat a group that holds a repetition, an option or a choice, such as (a+)+: it could take for ever";
      }
      if (isVariable(quantifier)) {
        variableParts++;
        groups[groups.length - 1] = true;
      }
    } else if (part.startsWith("(")) {
      groups.push(false);
    } else if (part === ")") {
      isVaried = groups.pop() ?? false;
      if (isVaried) groups[groups.length - 1] = true;
    } else {
      isVaried = false;
      if (part === "|") groups[groups.length - 1] = true;
    }
  }
  return variableParts > MAX_VARIABLE
    ? `a pattern may have ${MAX_VARIABLE} repetitions and options, not ${variableParts}`
    : undefined;
}

function isRepeating([quantifier, least, comma, most]: RegExpExecArray): boolean {
  if (least === undefined) return quantifier !== "?";
  return comma === "" ? Number(least) > 1 : most === "" || Number(most) > 1;
}

function isVariable([, least, comma, most]: RegExpExecArray): boolean {
  return least === undefined || (comma === "," && most !== least);
}
