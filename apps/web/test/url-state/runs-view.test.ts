import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RunsView, readRunsView, writeRunsView } from "../../src/url-state/runs-view.ts";
import { anyFieldFilter, anyFieldPath, anyText } from "./arbitrary.ts";

/** The view that a browser's address bar gives back. */
const throughAddressBar = (view: RunsView) =>
  readRunsView(new URL(`http://atlas/runs${writeRunsView(view)}`).search);

const isoTime = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
  .map((time) => time.toISOString());
const some = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 3 });
const anyView: fc.Arbitrary<RunsView> = fc.record({
  filter: fc.record(
    {
      experiment_id: anyText,
      status: some(anyText),
      started_after: isoTime,
      started_before: isoTime,
      field_filters: some(anyFieldFilter),
    },
    { requiredKeys: [] },
  ),
  sort: fc.array(fc.record({ field: anyFieldPath, order: fc.constantFrom("asc", "desc") }), { maxLength: 3 }),
  columns: fc.option(fc.array(anyFieldPath, { maxLength: 4 }), { nil: undefined }),
});

describe("the address of the runs page", () => {
  it("gives back every view exactly", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(throughAddressBar(view)).toEqual({ view, unreadableFilter: undefined });
      }),
    );
  });

  it("can be read by a person", () => {
    const view: RunsView = {
      filter: {
        experiment_id: "optbench:2.0",
        status: ["success", "failed"],
        field_filters: [
          { field: "params.dim", op: "ge", value: 10 },
          { field: "params.algo", op: "in", value: ["adam", "sgd"] },
        ],
      },
      sort: [
        { field: "metrics.loss", order: "desc" },
        { field: "params.dim", order: "asc" },
      ],
      columns: ["params.lr", "metrics.loss"],
    };
    expect(writeRunsView(view)).toBe(
      "?experiment=optbench:2.0&status=success,failed&filter=params.dim%3E=10;params.algo+in+(adam,sgd)" +
        "&sort=-metrics.loss,params.dim&columns=params.lr,metrics.loss",
    );
  });

  it("is bare for the page as it is opened", () => {
    expect(writeRunsView({ filter: {}, sort: [], columns: undefined })).toBe("");
    expect(readRunsView("")).toEqual({
      view: { filter: {}, sort: [], columns: undefined },
      unreadableFilter: undefined,
    });
  });

  it("takes no status at all as no condition", () => {
    expect(writeRunsView({ filter: { status: [] }, sort: [], columns: undefined })).toBe("");
  });

  it("passes over what is no field, and tells of a filter that it cannot read", () => {
    expect(
      readRunsView("?sort=loss,-metrics.loss&columns=nothing,params.lr&filter=params.dim%3E&page=3"),
    ).toEqual({
      view: { filter: {}, sort: [{ field: "metrics.loss", order: "desc" }], columns: ["params.lr"] },
      unreadableFilter: "params.dim>",
    });
  });

  it("stays under 500 characters for a typical view", () => {
    const name = (index: number) => `metrics.validation_loss_${index}` as const;
    const view: RunsView = {
      filter: {
        experiment_id: "hypersearch/transformer:2.0",
        status: ["success"],
        field_filters: [
          { field: "params.optimizer.lr", op: "ge", value: 0.0001 },
          { field: "params.optimizer.name", op: "in", value: ["adam", "sgd", "lbfgs"] },
          { field: "metrics.validation_loss", op: "lt", value: 0.25 },
        ],
      },
      sort: [{ field: name(0), order: "asc" }],
      columns: Array.from({ length: 8 }, (_, index) => name(index)),
    };
    expect(writeRunsView(view).length).toBeLessThan(500);
  });
});
