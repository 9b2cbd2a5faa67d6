import type { ExperimentSummary, Manifest } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { Popover } from "../control/Popover.tsx";
import { formatCount } from "../format/format-count.ts";
import { FoldedText } from "../run/FoldedText.tsx";
import type { ExperimentLinks, ExportFormat } from "./experiment-links.ts";
import { experimentQuery } from "./experiment-queries.ts";

const EXPORTS: readonly (readonly [format: ExportFormat, name: string])[] = [
  ["csv", "CSV"],
  ["parquet", "Parquet"],
  ["jsonl", "JSON lines"],
  ["arrow", "Arrow"],
];

/** The head of an experiment's page: its name, version, tags and description, and the way to its runs and plots. */
export function ExperimentTitle(
  props: ExperimentLinks & {
    readonly experimentId: string;
    /** Absent while it is awaited, and when there is no such experiment. */
    readonly summary: ExperimentSummary | undefined;
    readonly manifest: Manifest | undefined;
  },
): JSX.Element {
  const description = () => {
    const text = props.manifest?.content["description"];
    return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
  };
  return (
    <header class="atl-run-head">
      <div class="atl-run-identity">
        <nav class="atl-crumbs" aria-label="Breadcrumb">
          <a href={props.experimentsHref}>Experiments</a>
          <span class="atl-mono" aria-current="page">
            {props.experimentId || "no id"}
          </span>
          <CopyButton text={props.experimentId} label="Copy the experiment's id" />
        </nav>
        <div class="atl-experiment-title">
          <h1 class="atl-run-title" tabindex="-1">
            {props.summary?.name || props.experimentId || "unnamed"}{" "}
            <Show when={props.summary?.version}>
              {(version) => <span class="atl-experiment-title-version">{version()}</span>}
            </Show>
          </h1>
          <For each={props.summary?.tags}>
            {(tag) => (
              <span class="atl-tag" title={tag}>
                {tag}
              </span>
            )}
          </For>
        </div>
        <Show when={description()}>
          {(text) => (
            <p class="atl-experiment-description">
              <FoldedText text={text()} limit={400} />
            </p>
          )}
        </Show>
      </div>
      <Show when={props.summary?.run_count}>
        {(count) => (
          <nav class="atl-run-neighbours" aria-label="Of this experiment">
            <Show when={props.exportHref}>
              {(exportHref) => (
                <Popover label="Export the runs" trigger="Export" placement="bottom-end">
                  <ul class="atl-experiment-exports">
                    <For each={EXPORTS}>
                      {([format, name]) => (
                        <li>
                          <a href={exportHref()(props.experimentId, format)} download="">
                            {name}
                          </a>
                        </li>
                      )}
                    </For>
                  </ul>
                </Popover>
              )}
            </Show>
            <Show when={props.replicatesHref}>
              {(replicatesHref) => (
                <a class="atl-button atl-button-plain" href={replicatesHref()(props.experimentId)}>
                  Replicates
                </a>
              )}
            </Show>
            <Show when={props.plotsHref}>
              {(plotsHref) => (
                <a class="atl-button atl-button-plain" href={plotsHref()(props.experimentId)}>
                  Plots
                </a>
              )}
            </Show>
            <a class="atl-button atl-button-main" href={props.runsHref(experimentQuery(props.experimentId))}>
              {formatCount(count())} {count() === 1 ? "run" : "runs"}
            </a>
          </nav>
        )}
      </Show>
    </header>
  );
}
