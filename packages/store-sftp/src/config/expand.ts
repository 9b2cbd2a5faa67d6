import { join } from "node:path";
import type { LocalSide } from "./local-side.ts";

/** What the `%` tokens of ssh_config stand for, by their letters. */
export type Tokens = Readonly<Record<string, string>>;

/** Fills in `%h` and the like. A token that is not known stays as it is. */
export function expandTokens(text: string, tokens: Tokens): string {
  return text.replace(/%(.)/g, (whole, letter: string) => {
    if (letter === "%") return "%";
    return Object.hasOwn(tokens, letter) ? tokens[letter]! : whole;
  });
}

/** A path of ssh_config: `~` and `${NAME}` filled in, besides tokens. */
export function expandPath(text: string, tokens: Tokens, { home, env }: LocalSide): string {
  const path = text === "~" || text.startsWith("~/") ? join(home, text.slice(1)) : text;
  return expandTokens(path, tokens).replace(/\$\{(\w+)\}/g, (whole, name: string) => env[name] ?? whole);
}
