import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { outcomeOf } from "./outcome-of.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

// Each starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** A file with the script for a shell. */
async function scriptFor(shell: string): Promise<string> {
  const { stdout } = await outcomeOf(["completion", shell]);
  const file = join(temporaryDirectory(), "script");
  writeFileSync(file, stdout);
  return file;
}

/** What bash offers for the last of some words. */
async function offers(words: readonly string[]): Promise<readonly string[]> {
  const quoted = words.map((word) => `'${word}'`).join(" ");
  const command = `source '${await scriptFor("bash")}'; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _atlas; echo "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", command], { encoding: "utf8" }).trim().split(" ").filter(Boolean);
}

/** Presses Tab in a zsh of its own, and ends when an option has been completed there. */
const PRESS_TAB = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; autoload -U compinit && compinit -u -D && source '$1' && echo re''ady"
zpty -r -m shell output '*ready*'
zpty -w -n shell $'atlas query --fo\\t'
zpty -r -m shell output '*--format*' && echo completed
zpty -d shell
`;

const CASES: readonly [words: string[], offered: string[]][] = [
  [["atlas", "q"], ["query"]],
  [["atlas", "query", "--fo"], ["--format"]],
  [
    ["atlas", "query", "--format", ""],
    ["table", "csv", "json", "jsonl"],
  ],
  [["atlas", "serve", "--store", "x"], []],
  [["atlas", "completion", "z"], ["zsh"]],
];

describe("atlas completion", () => {
  test.each(CASES)("bash completes %j", async (words, offered) => {
    expect(await offers(words)).toEqual(offered);
  });

  const hasZsh = spawnSync("zsh", ["--version"]).status === 0;
  test.skipIf(!hasZsh)("zsh completes (skipped where there is no zsh)", async () => {
    const args = ["-f", "-c", PRESS_TAB, "zsh", await scriptFor("zsh")];
    expect(execFileSync("zsh", args, { encoding: "utf8", timeout: 30_000 })).toBe("completed\n");
  });

  const hasFish = spawnSync("fish", ["--version"]).status === 0;
  test.skipIf(!hasFish)("fish completes, with a word on each (skipped where there is no fish)", async () => {
    const command = `source '${await scriptFor("fish")}'; complete -C 'atlas query --fo'; complete -C 'atlas completion z'`;
    const lines = execFileSync("fish", ["--no-config", "-c", command], { encoding: "utf8" })
      .trim()
      .split("\n");
    expect(lines).toEqual(["--format\thow to print them", "zsh"]);
  });

  test("another shell is wrong usage", async () => {
    expect(await outcomeOf(["completion", "tcsh"])).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("Allowed choices are bash, zsh, fish."),
    });
  });
});
