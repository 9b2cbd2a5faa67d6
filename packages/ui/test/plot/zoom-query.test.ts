import { filterRows } from "@atlas/core";
import { expect, it } from "vitest";
import { zoomQuery, zoomRange } from "../../src/plot/zoom-query.ts";
import { drawExample, sweep } from "./examples.ts";

it("what is zoomed to is asked for with its bounds, and draws as many runs as it finds", () => {
  const zoom = { x: [0.005, 0.2], y: [0, 100] } as const;
  const { plot, figure } = drawExample(
    { kind: "scatter", x: "params.lr", y: "metrics.loss", xScale: "linear", yScale: "linear" },
    { width: 640, height: 360, zoom },
  );
  const rows = filterRows(sweep(), zoomQuery(plot, zoom));
  expect(rows.length).toBeGreaterThan(0);
  expect(figure.panels[0]!.targets).toHaveLength(rows.length);
});

it("times are asked for as the text of their wall clock, and as microseconds", () => {
  const { plot } = drawExample({ kind: "scatter", x: "record.started_at", y: "metrics.loss" });
  const zoom = { x: [Date.UTC(2026, 0, 31, 10), Date.UTC(2026, 0, 31, 11)], y: [0, 1e9] } as const;
  expect(plot.xScale).toBe("time");
  expect(filterRows(sweep(), zoomQuery(plot, zoom))).toHaveLength(36);
  expect(zoomRange(plot, zoom, "x")).toEqual([zoom.x[0] * 1000, zoom.x[1] * 1000]);
});
