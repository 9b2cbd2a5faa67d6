import { expect, it } from "vitest";
import { createSpecHistory } from "../../src/plot/create-spec-history.ts";
import type { PlotSpec } from "../../src/plot/plot-spec.ts";

it("what was chosen can be taken back and chosen again, until something else is", () => {
  let spec: PlotSpec = {};
  const history = createSpecHistory(
    () => spec,
    (next) => {
      spec = next;
    },
  );
  history.undo();
  expect(spec).toEqual({});
  history.show({ kind: "bar" });
  history.show({ kind: "box" });
  history.undo();
  expect(spec).toEqual({ kind: "bar" });
  history.undo();
  expect([spec, history.canUndo(), history.canRedo()]).toEqual([{}, false, true]);
  history.redo();
  expect(spec).toEqual({ kind: "bar" });
  history.show({ kind: "strip" });
  history.redo();
  expect([spec, history.canRedo()]).toEqual([{ kind: "strip" }, false]);
});
