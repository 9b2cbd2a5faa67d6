import { type FieldPath, isFieldPath } from "@atlas/core";

/** The kinds of plot. */
export const PLOT_KINDS = [
  "line",
  "scatter",
  "bar",
  "box",
  "strip",
  "histogram",
  "ecdf",
  "heatmap",
  "parallel",
] as const;

/** One of the kinds of plot. */
export type PlotKind = (typeof PLOT_KINDS)[number];

/** What a plot may say of the values that share a point. */
export const PLOT_STATISTICS = ["mean", "median", "min", "max", "sum", "count"] as const;

/** One of these statistics. */
export type PlotStatistic = (typeof PLOT_STATISTICS)[number];

/** What is drawn about a statistic: an interval that belongs to it, or how the values themselves are spread. */
export const SPREADS = ["ci95", "sem", "std", "quartiles", "range", "none"] as const;

/** One of the spreads. */
export type Spread = (typeof SPREADS)[number];

/** How a person may have an axis laid out. */
export const AXIS_SCALES = ["linear", "log", "symlog", "category"] as const;

/** One of these layouts. */
type AxisScale = (typeof AXIS_SCALES)[number];

/**
 * What a person wants to see, as plain JSON. What is absent is chosen by what the data are like.
 */
export interface PlotSpec {
  readonly kind?: PlotKind;
  /** Across; not used by histograms and ECDFs. */
  readonly x?: FieldPath;
  /** What was measured. */
  readonly y?: FieldPath;
  /** The first by colour, the others by dash; of a heatmap, the first is its rows. */
  readonly group?: readonly FieldPath[];
  /** A panel for each value, side by side. */
  readonly column?: FieldPath;
  /** A row of panels for each value. */
  readonly row?: FieldPath;
  readonly statistic?: PlotStatistic;
  readonly spread?: Spread;
  readonly xScale?: AxisScale;
  readonly yScale?: AxisScale;
  /** Whether every run is drawn beside what is made of them. */
  readonly runs?: boolean;
  /** Whether each panel has axes of its own. */
  readonly free?: boolean;
  /** 1 to 100. */
  readonly bins?: number;
  /** Whether the groups of a histogram lie over one another in place of being stacked. */
  readonly overlaid?: boolean;
  readonly cumulative?: boolean;
  /** Whether a scatter plot has bars beside it, of how its points lie along each axis. */
  readonly marginals?: boolean;
  /** The names of the groups that are not drawn. */
  readonly hidden?: readonly string[];
  /** How many groups are drawn at most; 24 when absent. */
  readonly mostGroups?: number;
  /** How many panels are drawn at most; 36 when absent. */
  readonly mostPanels?: number;
  /** Whether histograms of the fields stand below the plot, to brush in. */
  readonly linked?: boolean;
  /** The axes of parallel coordinates. */
  readonly axes?: readonly FieldPath[];
  /** Which of the runs are brushed, in the text form of a query; of every kind of plot. */
  readonly brush?: string;
}

/** What of any JSON is a plot: members that mean nothing are passed over. */
export function readPlotSpec(json: unknown): PlotSpec {
  if (typeof json !== "object" || json === null) return {};
  const members = new Map(Object.entries(json));
  const word = <W extends string>(name: string, words: readonly W[]) => {
    const value = words.find((candidate) => candidate === members.get(name));
    return value === undefined ? {} : { [name]: value };
  };
  const field = (name: string) => {
    const value = members.get(name);
    return typeof value === "string" && isFieldPath(value) ? { [name]: value } : {};
  };
  const flag = (name: string) =>
    typeof members.get(name) === "boolean" ? { [name]: members.get(name) } : {};
  const fields = (name: string) => {
    const list = members.get(name);
    return Array.isArray(list)
      ? { [name]: list.filter((item) => typeof item === "string" && isFieldPath(item)) }
      : {};
  };
  const count = (name: string, most: number) => {
    const value = Number(members.get(name));
    return Number.isInteger(value) && value >= 1 && value <= most ? { [name]: value } : {};
  };
  const texts = (name: string) => {
    const list = members.get(name);
    return Array.isArray(list) ? { [name]: list.filter((item) => typeof item === "string") } : {};
  };
  const brush = members.get("brush");
  return {
    ...word("kind", PLOT_KINDS),
    ...field("x"),
    ...field("y"),
    ...fields("group"),
    ...field("column"),
    ...field("row"),
    ...word("statistic", PLOT_STATISTICS),
    ...word("spread", SPREADS),
    ...word("xScale", AXIS_SCALES),
    ...word("yScale", AXIS_SCALES),
    ...flag("runs"),
    ...flag("free"),
    ...count("bins", 100),
    ...flag("overlaid"),
    ...flag("cumulative"),
    ...flag("marginals"),
    ...texts("hidden"),
    ...count("mostGroups", 10_000),
    ...count("mostPanels", 10_000),
    ...flag("linked"),
    ...fields("axes"),
    ...(typeof brush === "string" && brush !== "" ? { brush } : {}),
  };
}
