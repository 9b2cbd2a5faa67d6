import { splitFieldPath } from "../model/field.ts";
import type { DesignParam, RecognizedDesign } from "./recognize-design.ts";

/** No more names are listed in a sentence. */
const MAX_NAMES = 6;

/** What a design is, in two or three words. */
export function designName({ kind, params, replication }: RecognizedDesign): string {
  const name = {
    single: "one configuration",
    grid: params.some(({ role }) => role === "drawn") ? "grid with random draws" : "full grid",
    partial_grid: "partial grid",
    nested: "nested design",
    random: "random search",
    list: "list of configurations",
  }[kind];
  return replication.kind === "repeated" ? `repeated ${name}` : name;
}

/** Why a design is recognised as what it is, a sentence a reason. */
export function designSentences(design: RecognizedDesign): string[] {
  return [
    ...gridSentences(design),
    ...roleSentences(design),
    ...design.params.flatMap(aliasSentence),
    ...constantSentence(design),
    replicationSentence(design),
    ...planSentence(design),
  ];
}

function gridSentences({ kind, params, grid, replication }: RecognizedDesign): string[] {
  if (kind === "random") return [];
  if (grid === null) {
    return kind === "list"
      ? [
          `${count(replication.configurations, "configuration")} are no grid: most combinations of their values do not occur.`,
        ]
      : [];
  }
  const crossed = grid.params.length;
  const of =
    crossed === params.length
      ? `${count(crossed, "param")}`
      : `${crossed} of ${count(params.length, "param")}`;
  const form = crossed === 1 && params.length === 1 ? "takes" : crossed === 1 ? "forms" : "form";
  if (form === "takes" && grid.missing_count === 0)
    return [`${names(params)} takes ${count(grid.cells, "value")}.`];
  const cells = `${count(grid.cells, "cell")} (${grid.params
    .map((path) => splitFieldPath(path).key)
    .slice(0, MAX_NAMES)
    .join(" × ")})`;
  return grid.missing_count === 0
    ? [`${of} ${crossed === 1 ? "forms" : "form"} a full grid of ${cells}.`]
    : [
        `${of} ${crossed === 1 ? "forms" : "form"} a grid of ${cells}, of which ${count(grid.missing_count, "cell is", "cells are")} missing.`,
      ];
}

function roleSentences({ kind, params }: RecognizedDesign): string[] {
  const drawn = params.filter(({ role }) => role === "drawn");
  const labels = params.filter(({ role }) => role === "label");
  const dependent = params.flatMap(({ path, role, within }) => {
    if (within === null) return [];
    const [name, other] = [nameOf(path), nameOf(within)];
    return role === "nested"
      ? [`${name} is nested in ${other}: each of its values goes with one value of ${other}.`]
      : [`${name} is set for some values of ${other} only.`];
  });
  const is = (list: readonly unknown[]) => (list.length === 1 ? "is" : "are");
  return [
    ...(drawn.length > 0
      ? [`${names(drawn)} ${is(drawn)} drawn at random${kind === "random" ? "" : " per cell"}.`]
      : []),
    ...dependent,
    ...(labels.length > 0
      ? [`${names(labels)} ${labels.length === 1 ? "differs" : "differ"} in nearly every configuration.`]
      : []),
  ];
}

function aliasSentence({ path, aliases }: DesignParam): string[] {
  if (aliases.length === 0) return [];
  const others = aliases.map(nameOf).slice(0, MAX_NAMES).join(", ");
  return [`${nameOf(path)} always changes together with ${others}: their effects cannot be told apart.`];
}

function constantSentence({ constants, constant_count }: RecognizedDesign): string[] {
  if (constant_count === 0) return [];
  const rest = constant_count - Math.min(MAX_NAMES, constants.length);
  const list = constants
    .slice(0, MAX_NAMES)
    .map(({ path }) => nameOf(path))
    .join(", ");
  return [`${list}${rest > 0 ? ` and ${rest} more` : ""} ${constant_count === 1 ? "is" : "are"} constant.`];
}

function replicationSentence({ replication }: RecognizedDesign): string {
  const { kind, configurations, seeds, least_seeds, most_seeds } = replication;
  const each = `${count(configurations, "configuration")}, ${configurations === 1 ? "" : "each "}run`;
  switch (kind) {
    case "none":
      return `${each} with one seed: there are no replicates.`;
    case "repeated":
      return `${each} with the same ${count(seeds, "seed")}.`;
    case "incomplete":
      return `${each} with ${least_seeds} to ${most_seeds} of ${count(seeds, "seed")} that they share.`;
    case "own_seeds":
      return `${each} with ${least_seeds === most_seeds ? count(most_seeds, "seed") : `${least_seeds} to ${most_seeds} seeds`} of their own: there are no pairs.`;
  }
}

function planSentence({ planned, replication }: RecognizedDesign): string[] {
  if (planned === null) return [];
  const { source, configurations, seeds } = planned;
  const plan = source === null ? "" : { grid: "a grid", random: "random draws", list: "a list" }[source];
  const parts = [
    ...(configurations === null ? [] : [count(configurations, "configuration")]),
    ...(seeds === null ? [] : [count(seeds, "seed")]),
  ].join(" × ");
  const isMet = (configurations ?? 0) <= replication.configurations && (seeds ?? 0) <= replication.seeds;
  if (plan === "" && parts === "") return [];
  return [
    `The manifest plans ${[plan, parts].filter(Boolean).join(" of ")}${isMet ? "" : ", not all of which have a run"}.`,
  ];
}

function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : nouns}`;
}

function names(params: readonly DesignParam[]): string {
  const listed = params.slice(0, MAX_NAMES).map(({ path }) => nameOf(path));
  const more = params.length - listed.length;
  return more > 0
    ? `${listed.join(", ")} and ${more} more`
    : listed.join(", ").replace(/, ([^,]*)$/, " and $1");
}

function nameOf(path: DesignParam["path"]): string {
  return splitFieldPath(path).key;
}
