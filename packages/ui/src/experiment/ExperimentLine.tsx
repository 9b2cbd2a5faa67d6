import type { ExperimentSummary } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { MISSING } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatTime } from "../format/format-time.ts";
import { type ExperimentRow, variedText } from "./experiment-rows.ts";
import { ProgressBar } from "./ProgressBar.tsx";

/** One experiment of the list; the whole line leads to it. */
export function ExperimentLine(props: {
  readonly row: ExperimentRow;
  readonly href: string;
  readonly onTag: (tag: string) => void;
}): JSX.Element {
  const experiment = () => props.row.experiment;
  const varied = () => props.row.design && variedText(props.row.design);
  const isNamedOtherwise = () => {
    const { experiment_id, name, version } = experiment();
    return experiment_id !== "" && name !== "" && experiment_id !== `${name}:${version}`;
  };
  return (
    <tr classList={{ "atl-experiment-further": props.row.isFurtherVersion }}>
      <th scope="row">
        <Show when={props.row.isFurtherVersion}>
          <span class="atl-experiment-branch" aria-hidden="true" />
        </Show>
        <a href={props.href} title={experiment().experiment_id}>
          <span class="atl-experiment-name">
            {experiment().name || experiment().experiment_id || "unnamed"}
          </span>{" "}
          <span class="atl-experiment-version">{experiment().version}</span>
        </a>
        <Show when={isNamedOtherwise()}>
          <span class="atl-experiment-id">{experiment().experiment_id}</span>
        </Show>
      </th>
      <td class="atl-experiment-extra atl-experiment-varied" title={varied()}>
        {varied()}
      </td>
      <td class="atl-number atl-experiment-extra">
        <Show when={props.row.design}>
          {(design) => (
            <>
              {formatCount(design().configuration_count)}
              <span class="atl-quiet"> {"\u00d7"} </span>
              {formatCount(design().seed_count)}
            </>
          )}
        </Show>
      </td>
      <td>
        <ProgressBar experiment={experiment()} />
      </td>
      <td class="atl-number">{formatCount(experiment().run_count)}</td>
      <StateCount experiment={experiment()} state="failed" />
      <StateCount experiment={experiment()} state="running" />
      <td class="atl-experiment-extra">
        <For each={experiment().tags}>
          {(tag) => (
            <button
              type="button"
              class="atl-tag"
              title={`Show experiments with "${tag}"`}
              onClick={() => props.onTag(tag)}
            >
              {tag}
            </button>
          )}
        </For>
      </td>
      <td class="atl-number atl-experiment-extra" title={experiment().latest_run ?? undefined}>
        <Show when={experiment().latest_run} fallback={<span class="atl-quiet">{MISSING}</span>}>
          {(time) => formatTime(time())}
        </Show>
      </td>
    </tr>
  );
}

function StateCount(props: {
  readonly experiment: ExperimentSummary;
  readonly state: "failed" | "running";
}): JSX.Element {
  const count = () => props.experiment[props.state];
  return (
    <td
      class={`atl-number atl-experiment-extra ${count() > 0 ? `atl-experiment-${props.state}` : "atl-quiet"}`}
    >
      {formatCount(count())}
    </td>
  );
}
