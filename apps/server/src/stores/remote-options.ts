import { type Command, InvalidArgumentError, Option } from "commander";

/** How stores on other machines are reached, and what their times mean. */
export interface RemoteOptions {
  /** Addresses of directories on other machines. */
  readonly remote?: readonly string[];
  /** The only private key that is tried. */
  readonly sshKey?: string;
  /** Whether the key of a host that nothing is known of is taken for its own. */
  readonly acceptNewHostKey?: boolean;
  /** IANA name of the zone that the stores' times are in; this machine's when absent. */
  readonly timezone?: string;
  /** How many megabytes of files of other machines are kept at most. */
  readonly cacheSize?: number;
  /** After how many seconds a record that was kept is asked for again. */
  readonly recheckRecords?: number;
  /** After how many seconds an artifact, a log or a result that was kept is. */
  readonly recheckFiles?: number;
}

/** Adds the options of `RemoteOptions` to a command. */
export function addRemoteOptions(command: Command): Command {
  return command
    .option(
      "--remote <address>",
      "stores on another machine, over SSH: user@host:/path or ssh://user@host:port/path; may be repeated",
      (value: string, others: readonly string[] = []) => [...others, value],
    )
    .addOption(
      new Option(
        "--ssh-key <file>",
        "the private key to sign in with (default: those that ssh would try)",
      ).env("ATLAS_SSH_KEY"),
    )
    .option(
      "--accept-new-host-key",
      "trust a machine that nothing is known of yet; never one that has changed",
    )
    .option(
      "--timezone <name>",
      "the time zone of the stores' times, such as Europe/Berlin (default: this machine's)",
      parseTimeZone,
    )
    .addOption(
      new Option(
        "--cache-size <megabytes>",
        "how much of other machines' files is kept in the cache directory at most (default: 512)",
      )
        .argParser(parseAmount)
        .env("ATLAS_CACHE_SIZE"),
    )
    .addOption(
      new Option(
        "--recheck-records <seconds>",
        "how old a record of another machine may be when it is shown (default: 60)",
      )
        .argParser(parseAmount)
        .env("ATLAS_RECHECK_RECORDS"),
    )
    .addOption(
      new Option("--recheck-files <seconds>", "the same of artifacts, logs and results (default: 3600)")
        .argParser(parseAmount)
        .env("ATLAS_RECHECK_FILES"),
    );
}

function parseAmount(text: string): number {
  const amount = Number(text);
  if (text.trim() === "" || !(amount >= 0)) throw new InvalidArgumentError("A number is expected.");
  return amount;
}

function parseTimeZone(text: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return text;
  } catch {
    throw new InvalidArgumentError("A time zone looks like Europe/Berlin, America/New_York or UTC.");
  }
}
