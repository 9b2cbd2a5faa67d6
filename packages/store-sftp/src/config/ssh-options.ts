import SSHConfig, { type Directive, type Line, type Section } from "ssh-config";
import { matchesPatterns } from "../host-patterns.ts";
import { includedFiles } from "./included-files.ts";
import type { LocalSide } from "./local-side.ts";
import { readIfThere } from "./read-if-there.ts";

/** For whom the options are looked up. */
export interface OptionsQuery {
  /** As a person wrote it. */
  readonly alias: string;
  /** As a person wrote it, where they did. */
  readonly user: string | undefined;
}

/** Options of ssh_config, by their names in lower case: the words of the value that counts, which is the first. */
export interface SshOptions {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The one option of which every value counts. */
  readonly identityFiles: readonly string[];
  /** What was passed over, in sentences. */
  readonly warnings: readonly string[];
}

/** How deep files may include one another, as in ssh. */
const MAX_INCLUDES = 16;

/**
 * The options that apply to a host, from `~/.ssh/config` and then the machine's own file, as ssh reads them but for
 * this: `Match exec` runs nothing, and never applies; nor does `Match` with a criterion that is not known.
 */
export function readSshOptions(query: OptionsQuery, side: LocalSide): SshOptions {
  const reading = new OptionsReading(query, side);
  reading.readAll(false);
  if (reading.hasFinal) reading.readAll(true);
  return reading;
}

class OptionsReading implements SshOptions {
  readonly values = new Map<string, readonly string[]>();
  readonly #identityFiles = new Set<string>();
  readonly #warnings = new Set<string>();
  readonly #query: OptionsQuery;
  readonly #side: LocalSide;
  /** Whether there is `Match final`, which has all files read a second time. */
  hasFinal = false;
  #isFinal = false;

  constructor(query: OptionsQuery, side: LocalSide) {
    this.#query = query;
    this.#side = side;
  }

  get identityFiles(): readonly string[] {
    return [...this.#identityFiles];
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  readAll(isFinal: boolean): void {
    this.#isFinal = isFinal;
    for (const file of [`${this.#side.home}/.ssh/config`, this.#side.systemConfigFile]) {
      this.#readFile(file, 0);
    }
  }

  #readFile(file: string, depth: number): void {
    if (depth > MAX_INCLUDES) {
      this.#warnings.add(`${file} is passed over: files include one another more than ${MAX_INCLUDES} deep`);
      return;
    }
    const text = readIfThere(file);
    if (text !== undefined) this.#readLines(parsed(text), file, depth);
  }

  #readLines(lines: readonly Line[], file: string, depth: number): void {
    for (const line of lines) {
      if (line.type !== SSHConfig.DIRECTIVE) continue;
      const name = line.param.toLowerCase();
      if (name === "host" || name === "match") {
        const applies = name === "host" ? this.#isHost(wordsOf(line)) : this.#isMatch(wordsOf(line), file);
        if (applies) this.#readLines((line as Section).config, file, depth);
      } else if (name === "include") {
        for (const path of wordsOf(line)) {
          for (const included of includedFiles(path, this.#side)) this.#readFile(included, depth + 1);
        }
      } else {
        this.#take(name, wordsOf(line));
      }
    }
  }

  #take(name: string, words: readonly string[]): void {
    if (words.length === 0) return;
    if (name === "identityfile") this.#identityFiles.add(words[0]!);
    else if (!this.values.has(name)) this.values.set(name, words);
  }

  #isHost(patterns: readonly string[]): boolean {
    return matchesPatterns(patterns.join(","), this.#query.alias);
  }

  #isMatch(words: readonly string[], file: string): boolean {
    let isMatched = true;
    for (let i = 0; i < words.length; i++) {
      const isNegated = words[i]!.startsWith("!");
      const [criterion, joined] = words[i]!.replace(/^!/, "").split(/=(.*)/s) as [string, string?];
      const isBare = ["all", "canonical", "final"].includes(criterion.toLowerCase());
      const argument = isBare ? "" : (joined ?? words[++i] ?? "");
      const fits = this.#fits(criterion.toLowerCase(), argument);
      if (fits === undefined) {
        this.#warnings.add(
          `${file}: "Match ${criterion} ${argument}" is passed over: Atlas ${criterion.toLowerCase() === "exec" ? "runs no commands for it" : "does not know it"}`,
        );
        return false;
      }
      if (fits === isNegated) isMatched = false;
    }
    return isMatched;
  }

  /** Whether one criterion of `Match` is met; `undefined` when that cannot be said. */
  #fits(criterion: string, argument: string): boolean | undefined {
    const { alias, user } = this.#query;
    switch (criterion) {
      case "all":
        return true;
      case "canonical":
        return false;
      case "final":
        this.hasFinal = true;
        return this.#isFinal;
      case "host":
        return matchesPatterns(argument, this.#first("hostname")?.replaceAll("%h", alias) ?? alias);
      case "originalhost":
        return matchesPatterns(argument, alias);
      case "user":
        return matchesPatterns(argument, user ?? this.#first("user") ?? this.#side.userName);
      case "localuser":
        return matchesPatterns(argument, this.#side.userName);
      default:
        return undefined;
    }
  }

  #first(name: string): string | undefined {
    return this.values.get(name)?.[0];
  }
}

function parsed(text: string): readonly Line[] {
  try {
    return SSHConfig.parse(text);
  } catch {
    return [];
  }
}

function wordsOf({ value, quoted }: Directive): readonly string[] {
  if (typeof value !== "string") return value.map(({ val }) => val).filter((word) => word !== "");
  return quoted ? [value] : value.split(/\s+/).filter((word) => word !== "");
}
