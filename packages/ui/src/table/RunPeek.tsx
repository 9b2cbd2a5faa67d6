import {
  type Cell,
  type FieldIndex,
  type FieldPath,
  type JsonValue,
  type Run,
  splitFieldPath,
} from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { createKept } from "../facet/create-kept.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { errorHeadline } from "../run/error-headline.ts";
import { leavesOf } from "../run/leaves.ts";
import { measuresOf } from "../run/measures.ts";
import { isVarying } from "../run/varying.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { dragEdge } from "./drag-head.ts";
import { openPlainly } from "./open-plainly.ts";

const USUAL_PX = 328;
const LEAST_PX = 240;
const MOST_PX = 900;
const STEP_PX = 24;

interface Fact {
  readonly path: FieldPath;
  readonly value: JsonValue;
}

/** A run beside the table: what tells it from the others that match, what it measured, and why it failed. */
export function RunPeek(props: {
  readonly runId: string;
  /** The fields of the runs that match; `undefined` while they are not known. */
  readonly index: FieldIndex | undefined;
  /** The line of the run in the table, and how many there are. */
  readonly line: number;
  readonly lineCount: number;
  /** The address of its page. */
  readonly href: string;
  readonly onOpenRun: ((runId: string) => void) | undefined;
  readonly onMove: (line: number) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const dataset = useDataset();
  const [kept, keep] = createKept(
    () => "atlas.peek-width",
    (json) => (typeof json === "number" ? json : undefined),
  );
  const width = () => kept() ?? USUAL_PX;
  const resize = (widthPx: number) => keep(Math.max(LEAST_PX, Math.min(widthPx, MOST_PX)));
  const answer = createAnswer(
    () => props.runId,
    async (runId, signal) => ({ runId, run: await dataset.run(runId, { signal }) }),
  );
  /** The run before stays until the next is there. */
  const run = () => answer.latest()?.run;
  const isGone = () => answer.latest()?.runId === props.runId && run() === undefined;
  const move = (by: number) => props.onMove(Math.max(0, Math.min(props.line + by, props.lineCount - 1)));

  const pressKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "ArrowDown") move(1);
    else if (event.key === "k" || event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") props.onClose();
    else return;
    event.preventDefault();
  };
  const startResize = (event: PointerEvent) => {
    const before = width();
    event.preventDefault();
    dragEdge(event, (byPx) => resize(before - byPx));
  };
  const resizeByKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? STEP_PX : event.key === "ArrowRight" ? -STEP_PX : 0;
    if (by === 0) return;
    event.preventDefault();
    resize(width() + by);
  };

  return (
    <aside
      class="atl-peek"
      aria-label="Run beside the table"
      style={{ "--atl-peek": `${width()}px` }}
      onKeyDown={pressKey}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no hr */}
      <div
        class="atl-peek-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the panel"
        aria-valuenow={width()}
        aria-valuemin={LEAST_PX}
        aria-valuemax={MOST_PX}
        tabindex={0}
        onPointerDown={startResize}
        onKeyDown={resizeByKey}
        onDblClick={() => resize(USUAL_PX)}
      />
      <header class="atl-peek-head">
        <span class="atl-quiet">
          {formatCount(props.line + 1)} of {formatCount(props.lineCount)}
        </span>
        <IconButton small icon="arrow-up" label="Run before (k)" onClick={() => move(-1)} />
        <IconButton small icon="arrow-down" label="Run after (j)" onClick={() => move(1)} />
        <IconButton small icon="close" label="Close the panel (Escape)" onClick={props.onClose} />
      </header>
      <div class="atl-peek-body" aria-busy={answer.pending()}>
        <p class="atl-peek-title">
          <a
            class="atl-link atl-mono"
            href={props.href}
            onClick={(event) => openPlainly(event, props.runId, props.onOpenRun)}
          >
            {props.runId}
          </a>
          <CopyButton text={props.runId} label="Copy the id" />
        </p>
        <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
        <Show when={isGone()}>
          <p class="atl-quiet">There is no such run any more.</p>
        </Show>
        <Show when={run()}>{(known) => <RunFacts run={known()} index={props.index} />}</Show>
      </div>
    </aside>
  );
}

function RunFacts(props: { readonly run: Run; readonly index: FieldIndex | undefined }): JSX.Element {
  const record = () => props.run.record;
  const params = createMemo((): readonly Fact[] => {
    const { index } = props;
    const all = leavesOf(props.run.params).map(({ key, value }) => ({
      path: `params.${key}` as const,
      value,
    }));
    if (index === undefined || index.run_count < 2) return all;
    const varying = new Set(
      index.fields.filter((field) => isVarying(field, index.run_count)).map((field) => field.path),
    );
    return all.filter(({ path }) => varying.has(path));
  });
  const constantCount = () => leavesOf(props.run.params).length - params().length;
  const measures = createMemo(() => measuresOf(props.run));
  const of = (namespace: "metrics" | "derived") =>
    measures().filter(({ path }) => splitFieldPath(path).namespace === namespace);
  return (
    <>
      <p class="atl-peek-state">
        <StatusMark status={record().status} word />
        <span>{formatCell(record().duration_ms ?? undefined, "record.duration_ms")}</span>
        <span title={record().started_at ?? ""}>
          {formatCell(record().started_at ?? undefined, "record.started_at")}
        </span>
      </p>
      <Show when={record().error}>
        {(error) => <p class="atl-peek-error atl-mono">{errorHeadline(error())}</p>}
      </Show>
      <FactList
        title="Params"
        facts={params()}
        note={constantCount() > 0 ? `${constantCount()} the same in all` : undefined}
      />
      <FactList title="Metrics" facts={of("metrics")} />
      <FactList title="Derived" facts={of("derived")} />
    </>
  );
}

function FactList(props: {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly note?: string | undefined;
}): JSX.Element {
  return (
    <Show when={props.facts.length > 0 || props.note}>
      <section class="atl-peek-section">
        <h2>
          {props.title} <span class="atl-quiet">{props.note}</span>
        </h2>
        <dl>
          <For each={props.facts}>
            {({ path, value }) => (
              <div>
                <dt title={path}>
                  <bdi>{fieldLabel(path)}</bdi>
                </dt>
                <dd title={formatExact(cellOf(value))}>{formatCell(cellOf(value), path)}</dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Show>
  );
}

/** In a table null is a missing value. */
function cellOf(value: JsonValue): Cell {
  return value === null ? undefined : (value as Cell);
}
