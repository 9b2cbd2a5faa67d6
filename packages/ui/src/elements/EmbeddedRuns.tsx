import type { Query } from "@atlas/core";
import { createMemo, type JSX } from "solid-js";
import { RunTable } from "../table/RunTable.tsx";
import { type Embedded, filterDetail, readFilter } from "./embedded.ts";
import type { SelectionDetail } from "./widget-events.ts";
import type { RunsState } from "./widget-state.ts";

/** The table of runs, as a page of others holds it. */
export function EmbeddedRuns(props: Embedded<RunsState>): JSX.Element {
  const filter = createMemo(() => readFilter(props.state.filter));
  return (
    <RunTable
      filter={filter().query}
      unreadableFilter={filter().unreadable}
      onFilter={(query) => {
        const detail = filterDetail(query);
        props.change({ filter: detail.filter });
        props.tell("filterchange", detail);
      }}
      sort={props.state.sort ?? []}
      onSort={(sort) => props.change({ sort })}
      columns={props.state.columns}
      onColumns={(columns) => props.change({ columns })}
      rows={props.state.rows ?? "runs"}
      onRows={(rows) => props.change({ rows })}
      runHref={props.links.runHref}
      onOpenRun={(runId) => {
        if (props.tell("openrun", { runId }) && props.pages !== undefined)
          location.assign(props.links.runHref(runId));
      }}
      onSelection={(query) => props.tell("selection", selectionDetail(query))}
      links={
        props.pages === undefined
          ? {}
          : { compareHref: props.links.compareHref, exportHref: props.links.exportHref }
      }
    />
  );
}

function selectionDetail(query: Query | undefined): SelectionDetail {
  if (query === undefined) return { filter: undefined, query: undefined, runIds: [] };
  const isPicked = query.op === "in" && query.field === "record.run_id";
  return { ...filterDetail(query), runIds: isPicked ? query.value.map(String) : undefined };
}
