import type { FieldPath, MeansTable, MeansTableRequest } from "@atlas/core";
import {
  meansTableCaption,
  meansTableCsv,
  meansTableLatex,
  meansTableMarkdown,
} from "@atlas/core/replicates";
import { createMemo, For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatNumber } from "../format/format-number.ts";
import { Select } from "../plot/Choice.tsx";
import { withHalfWidth } from "../plot/table-text.ts";
import { Section } from "../run/Section.tsx";
import { HowComputed } from "./HowComputed.tsx";
import { type MeansLayout, type Side, sideOf, withSide } from "./means-layout.ts";
import { countOf } from "./replicate-words.ts";
import { TextActions } from "./TextActions.tsx";

const SIDES: readonly Side[] = ["rows", "columns", "mixed"];
/** A larger table is copied, not read. */
const MAX_SHOWN_ROWS = 60;

const FORMS = [
  { name: "Markdown", extension: "md", print: meansTableMarkdown },
  { name: "LaTeX", extension: "tex", print: meansTableLatex },
  { name: "CSV", extension: "csv", print: meansTableCsv },
] as const;
const BEST_OF = ["row", "column", "table"] as const;
const BEST_OF_NAMES = { row: "each row", column: "each column", table: "the table" };

/** Means over seeds by params, the best in bold, to be taken into a paper. */
export function MeansSection(props: {
  readonly params: readonly FieldPath[];
  readonly layout: MeansLayout;
  readonly onLayout: (layout: MeansLayout) => void;
  /** The answer, and what was asked; `undefined` while it is awaited. */
  readonly means: { readonly request: MeansTableRequest; readonly table: MeansTable } | undefined;
}): JSX.Element {
  return (
    <Section title="Table for a paper" note="mean ± half the 95% CI">
      <div class="atl-means-layout">
        <For each={props.params}>
          {(path) => (
            <span>
              <span>{fieldLabel(path)}</span>
              <Select
                label={`Where ${path} stands`}
                words={SIDES}
                value={sideOf(props.layout, path)}
                onChange={(side) => props.onLayout(withSide(props.layout, path, side))}
              />
            </span>
          )}
        </For>
        <span>
          <span>bold: best of</span>
          <Select
            label="Among what the best is bold"
            words={BEST_OF}
            names={BEST_OF_NAMES}
            value={props.layout.bestOf ?? "row"}
            onChange={(bestOf) => props.onLayout({ ...props.layout, bestOf })}
          />
        </span>
      </div>
      <Show when={props.means}>
        {(means) => (
          <>
            <Show when={means().table.mixed.length > 0}>
              <p class="atl-replicates-caution">
                These means mix values of {means().table.mixed.map(fieldLabel).join(", ")}: what differs
                between columns may be theirs.{" "}
                <Button
                  small
                  onClick={() =>
                    props.onLayout({ ...props.layout, rows: [...props.layout.rows, ...means().table.mixed] })
                  }
                >
                  Put them into rows
                </Button>
              </p>
            </Show>
            <MeansTableView table={means().table} request={means().request} />
            <p class="atl-next-take">
              Take it as
              <For each={FORMS}>
                {({ name, extension, print }) => (
                  <TextActions
                    name={name}
                    fileName={`table.${extension}`}
                    text={() => print(means().table, means().request)}
                  />
                )}
              </For>
            </p>
          </>
        )}
      </Show>
      <HowComputed topic="means" />
    </Section>
  );
}

function MeansTableView(props: {
  readonly table: MeansTable;
  readonly request: MeansTableRequest;
}): JSX.Element {
  const rows = createMemo(() => props.table.row_values.slice(0, MAX_SHOWN_ROWS));
  const hidden = () => props.table.row_values.length - rows().length;
  const greatestN = () =>
    props.table.cells.flat().reduce((greatest, cell) => Math.max(greatest, cell?.n ?? 0), 0);
  const headOf = (values: MeansTable["column_values"][number]) =>
    values.length === 0
      ? fieldLabel(props.request.field)
      : values.map((value, i) => formatCell(value ?? undefined, props.request.columns[i]!)).join(", ");
  return (
    <>
      <section class="atl-means" aria-label="Table of means" tabindex="0">
        <table class="atl-facts">
          <thead>
            <tr>
              <For each={props.request.rows}>{(path) => <th scope="col">{fieldLabel(path)}</th>}</For>
              <For each={props.table.column_values}>
                {(values) => (
                  <th scope="col" class="atl-number">
                    {headOf(values)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(values, row) => (
                <tr>
                  <For each={values}>
                    {(value, i) => (
                      <th scope="row">{formatCell(value ?? undefined, props.request.rows[i()]!)}</th>
                    )}
                  </For>
                  <For each={props.table.cells[row()]}>
                    {(cell) => (
                      <td class="atl-number" title={cell === null ? "no number" : countOf(cell.n, "seed")}>
                        <Show when={cell} fallback={"\u2013"}>
                          {(cell) => (
                            <>
                              <span classList={{ "atl-strong": cell().is_best }}>{cellText(cell())}</span>
                              <Show when={cell().n < greatestN()}>
                                <span class="atl-means-n">n {cell().n}</span>
                              </Show>
                            </>
                          )}
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={hidden() > 0}>
        <p class="atl-quiet atl-small">and {hidden()} more rows, which are copied with the others</p>
      </Show>
      <p class="atl-replicates-words">{meansTableCaption(props.table, props.request)}</p>
    </>
  );
}

function cellText({ mean, high }: { readonly mean: number; readonly high: number | null }): string {
  return high === null ? formatNumber(mean) : withHalfWidth(mean, high - mean);
}
