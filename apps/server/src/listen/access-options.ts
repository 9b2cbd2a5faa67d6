import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { type GuardOptions, hostNameOf, isLoopbackName } from "@atlas/api";
import { type Command, InvalidArgumentError, Option } from "commander";

/** For whom a command serves. */
export interface AccessOptions {
  /** What everyone must know: a text, true for one that is made, false for none where one would be made. */
  readonly token?: string | boolean;
  /** Names under which proxies reach it. */
  readonly allowHost?: readonly string[];
  /** Other sites whose pages may read the answers. */
  readonly allowOrigin?: readonly string[];
  /** What a proxy puts before every path: begins with a slash, and has none at its end. */
  readonly basePath?: string;
}

/** Adds the options of `AccessOptions` to a command. */
export function addAccessOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--token [secret]",
        "what everyone must know to see the runs; without a value, one is made (default: one is made where others can reach --host)",
      )
        .env("ATLAS_TOKEN")
        .argParser(parseToken),
    )
    .option("--no-token", "let in everyone who can reach --host")
    .option("--allow-host <name>", "a name that Atlas goes by, such as a proxy's; may be repeated", collect)
    .option(
      "--allow-origin <origin>",
      "a site whose pages may read the runs, such as https://example.org; may be repeated",
      (origin: string, others?: readonly string[]) => collect(parseOrigin(origin), others),
    )
    .option("--base-path <path>", "what a proxy puts before every path, such as /atlas/", parseBasePath);
}

/** What `guard` is to be told for a server at a host; at a socket without one. */
export function guardOptionsOf(
  { token, allowHost = [], allowOrigin = [], basePath = "" }: AccessOptions,
  host: string | undefined,
): GuardOptions {
  const isPrivate = host === undefined || isLoopbackName(hostNameOf(host));
  return {
    hosts: isPrivate ? allowHost : [host, hostname(), ...allowHost],
    origins: allowOrigin,
    token: tokenOf(token, isPrivate),
    basePath,
  };
}

function tokenOf(token: string | boolean | undefined, isPrivate: boolean): string | undefined {
  if (typeof token === "string" && token !== "") return token;
  return token === true || (token !== false && !isPrivate)
    ? randomBytes(24).toString("base64url")
    : undefined;
}

function collect(text: string, others: readonly string[] = []): readonly string[] {
  return [...others, text];
}

function parseToken(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  throw new InvalidArgumentError("A token is made of letters, digits and signs of ASCII, without spaces.");
}

function parseOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new InvalidArgumentError("An origin looks like https://example.org or http://localhost:3000.");
}

function parseBasePath(text: string): string {
  const path = text.replace(/\/+$/, "");
  const isPath =
    /^(?:\/[^/]+)*$/.test(path) && new URL(path || "/", "http://localhost").pathname === (path || "/");
  if (isPath) return path;
  throw new InvalidArgumentError(
    "A base path looks like /atlas/, with what no URL can hold percent-encoded.",
  );
}
