import { Argument, type Command } from "commander";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

const MORE_HELP = `
Examples:
  source <(atlas completion bash)              in ~/.bashrc
  source <(atlas completion zsh)               in ~/.zshrc, after compinit
  atlas completion fish > ~/.config/fish/completions/atlas.fish
`;

/** Adds `atlas completion`: prints what makes a shell complete this program's commands and options. */
export function addCompletionCommand(program: Command): void {
  program
    .command("completion")
    .description("Print a script that lets a shell complete commands and options.")
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
    .addHelpText("after", MORE_HELP)
    .action((shell: Shell) => console.log(SCRIPTS[shell](wordsOf(program))));
}

/** What can be written after the name of a command. */
interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What its argument may be, where that is one of a few. */
  readonly choices: readonly string[];
}

interface OptionWords {
  /** As it is written in full: `--port`. */
  readonly long: string;
  readonly description: string;
  /** Whether a value must follow. */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

function wordsOf(program: Command): readonly CommandWords[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap(({ long, description, required, argChoices }) =>
      long ? [{ long, description, takesValue: required, choices: argChoices ?? [] }] : [],
    ),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  }));
}

const SCRIPTS: Record<Shell, (commands: readonly CommandWords[]) => string> = {
  bash: (commands) =>
    [
      "_atlas() {",
      `  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""`,
      '  if [ "$COMP_CWORD" -eq 1 ]; then',
      `    words="${commands.map(({ name }) => name).join(" ")}"`,
      "  else",
      `    case "\${COMP_WORDS[1]} $before" in`,
      ...commands.flatMap(({ name, options }) =>
        options
          .filter(({ takesValue }) => takesValue)
          .map(({ long, choices }) => `      "${name} ${long}") words="${choices.join(" ")}" ;;`),
      ),
      ...commands.map(
        ({ name, options, choices }) =>
          `      "${name} "*) words="${[...choices, ...options.map(({ long }) => long)].join(" ")}" ;;`,
      ),
      "    esac",
      "  fi",
      '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
      "}",
      "complete -o default -F _atlas atlas",
    ].join("\n"),
  // It reads the scripts of bash: one way to complete, in two shells.
  zsh: (commands) => `autoload -U +X bashcompinit && bashcompinit\n${SCRIPTS.bash(commands)}`,
  fish: (commands) =>
    commands
      .flatMap(({ name, description, options, choices }) => [
        `complete -c atlas -n __fish_use_subcommand -a ${name} -d ${inQuotes(description)}`,
        ...options.map(({ long, description, takesValue, choices }) =>
          [
            `complete -c atlas -n "__fish_seen_subcommand_from ${name}" -l ${long.slice(2)}`,
            ...(takesValue ? ["-r"] : []),
            ...(choices.length > 0 ? [`-f -a ${inQuotes(choices.join(" "))}`] : []),
            `-d ${inQuotes(description)}`,
          ].join(" "),
        ),
        ...(choices.length > 0
          ? [
              `complete -c atlas -n "__fish_seen_subcommand_from ${name}" -f -a ${inQuotes(choices.join(" "))}`,
            ]
          : []),
      ])
      .join("\n"),
};

function inQuotes(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
