import {
  type FieldPath,
  type MeansTable,
  type MeansTableRequest,
  meansTableCsv,
  meansTableLatex,
  meansTableMarkdown,
} from "@atlas/core";
import { createMemo, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatNumber } from "../format/format-number.ts";
import { Select } from "../plot/Choice.tsx";
import { withHalfWidth } from "../plot/table-text.ts";
import { Section } from "../run/Section.tsx";
import { type MeansLayout, type Side, sideOf, withSide } from "./means-layout.ts";
import { countOf } from "./replicate-words.ts";

const SIDES: readonly Side[] = ["rows", "columns", "mixed"];
/** A larger table is copied, not read. */
const MAX_SHOWN_ROWS = 60;
const CONFIRMATION_MS = 1500;

/** Means over seeds by params, the best in bold, to be taken into a paper. */
export function MeansSection(props: {
  readonly params: readonly FieldPath[];
  readonly layout: MeansLayout;
  readonly onLayout: (layout: MeansLayout) => void;
  /** The answer, and what was asked; `undefined` while it is awaited. */
  readonly means: { readonly request: MeansTableRequest; readonly table: MeansTable } | undefined;
}): JSX.Element {
  return (
    <Section
      title="Table for a paper"
      note="mean ± half the 95% CI"
      actions={
        <Show when={props.means}>
          {(means) => (
            <span class="atl-means-copy">
              <CopyAs name="Markdown" text={() => meansTableMarkdown(means().table, means().request)} />
              <CopyAs name="LaTeX" text={() => meansTableLatex(means().table, means().request)} />
              <CopyAs name="CSV" text={() => meansTableCsv(means().table, means().request)} />
            </span>
          )}
        </Show>
      }
    >
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
          </>
        )}
      </Show>
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
      <Show when={props.table.test}>
        {(test) => (
          <p class="atl-replicates-words">
            Bold: the best mean of each row, and those that a paired {test() === "t" ? "t" : "sign-flip"} test
            (Holm, 5%) does not tell apart from it.
          </p>
        )}
      </Show>
    </>
  );
}

function cellText({ mean, high }: { readonly mean: number; readonly high: number | null }): string {
  return high === null ? formatNumber(mean) : withHalfWidth(mean, high - mean);
}

/** Copies a text, and says for a moment that it has. */
function CopyAs(props: { readonly name: string; readonly text: () => string }): JSX.Element {
  const [isCopied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await navigator.clipboard.writeText(props.text());
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
  };
  return (
    <Button
      small
      variant="quiet"
      icon={isCopied() ? "check" : "copy"}
      aria-label={`Copy as ${props.name}`}
      onClick={() => void copy()}
    >
      {props.name}
    </Button>
  );
}
