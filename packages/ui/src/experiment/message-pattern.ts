/** What core takes for a number in a message, nan and infinities included. */
const NUMBER = /0x[\da-f]+|[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?|\b(?:nan|[-+]?inf(?:inity)?)\b/gi;
/** The characters of any such number. */
const ANY_NUMBER = "[-+.,\\dA-FINTXYa-fintxy]+";

/** What the query language allows of a pattern: so many characters, and so many repetitions. */
const MAX_LENGTH = 200;
const MAX_NUMBERS = 10;

/**
 * The pattern, as the literal of a query, of all messages that differ from one in their numbers only. Of a message that
 * is too long for a pattern it is the beginning.
 */
export function messagePattern(message: string): string {
  const words = message.split(NUMBER).map((word) => Array.from(word, escaped));
  const parts = words.flatMap((word, at) => (at === 0 ? word : [ANY_NUMBER, ...word]));
  let source = "^";
  let numbers = 0;
  for (const part of parts) {
    if (part === ANY_NUMBER) numbers++;
    if (numbers > MAX_NUMBERS || source.length + part.length >= MAX_LENGTH) return `/${source}/`;
    source += part;
  }
  return `/${source}$/`;
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}
