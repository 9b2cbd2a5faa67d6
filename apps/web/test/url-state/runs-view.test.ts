import {
  CONFIGURATION_STATISTICS,
  type ConfigurationSortKey,
  EVERY_RUN,
  parseQuery,
  type Query,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RunsView, readRunsView, writeRunsView } from "../../src/url-state/runs-view.ts";
import { anyFieldPath, anyQuery } from "./arbitrary.ts";

/** The view that a browser's address bar gives back. */
const throughAddressBar = (view: RunsView) =>
  readRunsView(new URL(`http://atlas/runs${writeRunsView(view)}`).search);

const anySortKey: fc.Arbitrary<ConfigurationSortKey> = fc.record(
  {
    field: anyFieldPath,
    order: fc.constantFrom("asc", "desc"),
    by: fc.constantFrom(...CONFIGURATION_STATISTICS),
  },
  { requiredKeys: ["field", "order"] },
);
const anyView: fc.Arbitrary<RunsView> = fc.record(
  {
    filter: anyQuery,
    sort: fc.array(anySortKey, { maxLength: 3 }),
    columns: fc.option(fc.array(anyFieldPath, { maxLength: 4 }), { nil: undefined }),
    rows: fc.constant("configurations"),
  },
  { requiredKeys: ["filter", "sort", "columns"] },
);

describe("the address of the runs page", () => {
  it("gives back every view exactly", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(throughAddressBar(view)).toEqual({ view, unreadableFilter: undefined });
      }),
    );
  });

  it("can be read, and typed, by a person", () => {
    const view: RunsView = {
      filter: queryOf("experiment = optbench:2.0 and status in (success, failed) and params.dim >= 10"),
      sort: [
        { field: "metrics.loss", order: "desc" },
        { field: "params.dim", order: "asc" },
      ],
      columns: ["params.lr", "metrics.loss"],
    };
    expect(writeRunsView(view)).toBe(
      "?q=experiment+=+optbench:2.0+and+status+in+(success,+failed)+and+params.dim+%3E=+10" +
        "&sort=-metrics.loss,params.dim&columns=params.lr,metrics.loss",
    );
    expect(readRunsView("?q=started > 2 days ago and status=failed").view.filter).toEqual(
      queryOf("started > 2 days ago and status = failed"),
    );
  });

  it("is bare for the page as it is opened", () => {
    expect(writeRunsView({ filter: EVERY_RUN, sort: [], columns: undefined })).toBe("");
    expect(readRunsView("")).toEqual({
      view: { filter: EVERY_RUN, sort: [], columns: undefined },
      unreadableFilter: undefined,
    });
  });

  it("passes over what is no field, and tells of a filter that it cannot read", () => {
    expect(readRunsView("?sort=loss,-metrics.loss&columns=nothing,params.lr&q=params.dim%3E&page=3")).toEqual(
      {
        view: {
          filter: EVERY_RUN,
          sort: [{ field: "metrics.loss", order: "desc" }],
          columns: ["params.lr"],
        },
        unreadableFilter: "params.dim>",
      },
    );
  });

  it("stays under 500 characters for a typical view", () => {
    const name = (index: number) => `metrics.validation_loss_${index}` as const;
    const view: RunsView = {
      filter: queryOf(
        "experiment = hypersearch/transformer:2.0 and status = success and params.optimizer.lr >= 0.0001 " +
          "and params.optimizer.name in (adam, sgd, lbfgs) and metrics.validation_loss < 0.25",
      ),
      sort: [{ field: name(0), order: "asc" }],
      columns: Array.from({ length: 8 }, (_, index) => name(index)),
    };
    expect(writeRunsView(view).length).toBeLessThan(500);
  });
});

function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.query;
}
