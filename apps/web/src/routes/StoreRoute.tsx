import type { AtlasError, DatasetInfo } from "@atlas/core";
import { Button, ErrorNote, formatCount, formatDuration, formatTime, useDataset } from "@atlas/ui";
import { createSignal, type JSX, Show } from "solid-js";
import { createInfo } from "../server/create-info.ts";
import { createPageTitle } from "./create-page-title.ts";
import { LinkTable } from "./LinkTable.tsx";
import { ProblemTable } from "./ProblemTable.tsx";
import { StoreTable } from "./StoreTable.tsx";

/** `/store`: where the data come from, how fresh they are, and what is wrong with them. */
export function StoreRoute(): JSX.Element {
  const dataset = useDataset();
  const info = createInfo();
  const [isReading, setReading] = createSignal(false);
  const [failure, setFailure] = createSignal<AtlasError>();
  createPageTitle(() => ["Store"]);

  const refresh = async () => {
    setReading(true);
    setFailure(undefined);
    try {
      await dataset.refresh();
    } catch (error) {
      setFailure(error as AtlasError);
    }
    setReading(false);
    info.retry();
  };
  const error = () => failure() ?? info.error();
  return (
    <div class="web-document">
      <header class="web-head">
        <div>
          <h1 tabindex="-1">Store</h1>
          <Show when={info.latest()}>{(known) => <Summary info={known()} />}</Show>
        </div>
        <Button icon="refresh" disabled={isReading()} onClick={() => void refresh()}>
          {isReading() ? "Reading" : "Read again"}
        </Button>
      </header>
      <Show when={error()}>{(reason) => <ErrorNote error={reason()} onRetry={() => void refresh()} />}</Show>
      <Show when={info.latest()}>
        {(known) => (
          <>
            <Show when={known().links}>{(links) => <LinkTable links={links()} />}</Show>
            <StoreTable stores={known().stores} />
            <ProblemTable problems={known().problems} count={known().problem_count} />
          </>
        )}
      </Show>
    </div>
  );
}

function Summary(props: { readonly info: DatasetInfo }): JSX.Element {
  return (
    <p class="web-summary">
      <span class="atl-mono">{props.info.location}</span>
      <span>
        <b>{formatCount(props.info.runs)}</b> {props.info.runs === 1 ? "run" : "runs"}
      </span>
      <Show when={props.info.last_scan} fallback={<span class="atl-quiet">not read yet</span>}>
        {(time) => (
          <span class="atl-quiet">
            read <time datetime={time()}>{formatTime(localTime(time()))}</time>
          </span>
        )}
      </Show>
      <Show when={props.info.following}>
        {(following) => <span class="atl-quiet">{followingText(following())}</span>}
      </Show>
    </p>
  );
}

/** How soon a change is seen, and how. */
function followingText({ how, interval_ms }: NonNullable<DatasetInfo["following"]>): string {
  const interval = formatDuration(interval_ms);
  return how === "watching"
    ? `changes are told by the system, and looked for every ${interval}`
    : `changes are looked for every ${interval}`;
}

/** A time with a zone as the wall clock of this machine has it. */
function localTime(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString();
}
