import {
  type AggregateRequest,
  aggregate,
  createTableBuilder,
  type FieldIndex,
  histogram,
  indexFields,
  type JsonObject,
  type Run,
  type Table,
} from "@atlas/core";
import { completePlot, type Plot } from "../../src/plot/complete-plot.ts";
import { drawPlot } from "../../src/plot/draw-plot.ts";
import { parallelFigure } from "../../src/plot/parallel-figure.ts";
import type { PlotData, PlotDrawing } from "../../src/plot/plot-data.ts";
import { pointsRequest, runsRequest } from "../../src/plot/plot-requests.ts";
import type { PlotSpec } from "../../src/plot/plot-spec.ts";
import { listedValues, valueColors } from "../../src/plot/value-colors.ts";
import { makeRun } from "../run/make-run.ts";

/** A sweep of two optimisers on two problems over three rates, three runs each; some lack or lose their loss. */
export function sweep(): Table {
  const builder = createTableBuilder();
  let seed = 0;
  for (const algorithm of ["adam", "gd"]) {
    for (const problem of ["sphere", "hills"]) {
      for (const lr of [0.001, 0.01, 0.1]) {
        for (const replicate of [0, 1, 2]) {
          const loss =
            (algorithm === "adam" ? 1 : 4) * (1 + replicate) * (problem === "hills" ? 10 : 1) * (0.1 / lr);
          builder.add(run(`r${String(seed++).padStart(2, "0")}`, { algorithm, problem, lr }, { loss }));
        }
      }
    }
  }
  builder.add(
    run("r90", { algorithm: "adam", problem: "sphere", lr: 0.1 }, { loss: Number.NEGATIVE_INFINITY }),
  );
  builder.add(run("r91", { algorithm: "gd", problem: "sphere", lr: 0.1 }, {}));
  return builder.build();
}

function run(run_id: string, params: JsonObject, metrics: JsonObject): Run {
  return makeRun({ run_id }, { params, metrics });
}

/** What is known of the fields of a table. */
export function indexOf(table: Table): FieldIndex {
  return { fields: indexFields(table), run_count: table.rowCount, version: 1 };
}

/** A plot of the sweep as a figure, and what it was drawn from. */
export function drawExample(
  spec: PlotSpec,
  size: Pick<PlotDrawing, "width" | "height" | "zoom"> = { width: 640, height: 360 },
) {
  const table = sweep();
  const index = indexOf(table);
  const plot = completePlot(spec, index) as Plot;
  const data = dataOf(table, plot);
  const info = index.fields.find((field) => field.path === plot.group[0]);
  const colors = valueColors(listedValues(info) ?? [0.001, 0.01, 0.1]);
  const draw = plot.kind === "parallel" ? parallelFigure : drawPlot;
  return { plot, data, figure: draw({ plot, data, colors, ...size }) };
}

function dataOf(table: Table, plot: Plot): PlotData {
  if (plot.kind === "parallel") return { columns: { table, fields: indexFields(table) } };
  if (plot.kind === "histogram") {
    const stack = plot.group[0] === undefined ? {} : { stackBy: plot.group[0] };
    return {
      histograms: [{ facet: {}, histogram: histogram(table, { field: plot.y, bins: plot.bins, ...stack }) }],
    };
  }
  const ofAllRuns = ({ filter: _, ...aggregation }: AggregateRequest) => aggregate(table, aggregation);
  const request = runsRequest(plot, {});
  return { points: ofAllRuns(pointsRequest(plot, {})), runs: request && ofAllRuns(request) };
}
