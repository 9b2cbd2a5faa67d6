import type { Artifact, ArtifactPreview, PreviewPart } from "@atlas/core";
import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { formatBytes } from "../format/format-bytes.ts";
import { Choice } from "../plot/Choice.tsx";
import { JsonTree } from "../run/JsonTree.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { ArraysView } from "./ArraysView.tsx";
import { PageView } from "./PageView.tsx";
import { PdfView } from "./PdfView.tsx";
import { PictureView } from "./PictureView.tsx";
import { TableView } from "./TableView.tsx";
import { BytesView, TextView } from "./TextView.tsx";
import { type Viewer, viewersOf } from "./viewers.ts";

const MarkdownView = lazy(async () => ({ default: (await import("./MarkdownView.tsx")).MarkdownView }));

/** An artifact in full: what it is, a look into it in every way there is, and the way to its bytes. */
export function ArtifactView(props: {
  readonly runId: string;
  readonly artifact: Artifact;
  /** Whether it may be written anew. */
  readonly isLive: boolean;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  /** Without it, the artifact stands alone: there are no buttons that lead away from it. */
  readonly onClose?: () => void;
  /** Called when it is there to be seen. */
  readonly onShown?: () => void;
}): JSX.Element {
  const dataset = useDataset();
  const id = () => props.artifact.artifact_id || props.artifact.name;
  const answer = createAnswer(
    () => ({ runId: props.runId, id: id() }),
    async (asked, signal) => ({
      ...asked,
      preview: await dataset.preview(asked.runId, asked.id, { signal }),
    }),
    () => props.isLive,
  );
  const current = createMemo(() => {
    const latest = answer.latest();
    return latest?.id === id() && latest.runId === props.runId ? latest : undefined;
  });
  createEffect(() => current() !== undefined && props.onShown?.());
  const sizeBytes = () => current()?.preview?.size_bytes ?? props.artifact.size_bytes;
  const url = createMemo(() => {
    const isThere = current()?.preview?.content_available === true;
    return isThere ? dataset.artifactUrl(props.runId, id()) : undefined;
  });
  const words = () =>
    [props.artifact.kind, props.artifact.format].filter(
      (word, index, all) => word && all.indexOf(word) === index,
    );
  return (
    <div class="atl-artifact">
      <div class="atl-artifact-head">
        <h3>{props.artifact.name}</h3>
        <span class="atl-quiet">
          {words().join(" ")}
          <Show when={sizeBytes() !== null}>, {formatBytes(sizeBytes() ?? 0)}</Show>
        </span>
        <span class="atl-artifact-actions">
          <Show when={url()}>
            {(url) => (
              <a
                class="atl-button atl-button-quiet atl-button-small"
                href={url()}
                download={fileName(props.artifact)}
              >
                Download
              </a>
            )}
          </Show>
          <Show when={props.onClose}>
            {(close) => (
              <>
                <IconButton
                  small
                  icon="chevron-left"
                  label="Previous artifact"
                  aria-keyshortcuts="{"
                  disabled={props.onPrevious === undefined}
                  onClick={() => props.onPrevious?.()}
                />
                <IconButton
                  small
                  icon="chevron-right"
                  label="Next artifact"
                  aria-keyshortcuts="}"
                  disabled={props.onNext === undefined}
                  onClick={() => props.onNext?.()}
                />
                <IconButton small icon="close" label="Close the artifact" onClick={() => close()()} />
              </>
            )}
          </Show>
        </span>
      </div>
      <BusyLine busy={answer.pending()} />
      <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
      <Show
        when={current()}
        fallback={<div class="atl-waiting atl-artifact-waiting" aria-busy="true" />}
        keyed
      >
        {({ preview }) => (
          <Show when={preview} fallback={<p class="atl-quiet">It is not in the store any more.</p>}>
            {(preview) => (
              <ArtifactBody
                preview={preview()}
                url={url()}
                readPart={(part, signal) => dataset.preview(props.runId, id(), { part, signal })}
              />
            )}
          </Show>
        )}
      </Show>
      <Show when={Object.keys(props.artifact.metadata).length > 0}>
        <JsonTree value={props.artifact.metadata} name="metadata" />
      </Show>
    </div>
  );
}

function ArtifactBody(props: {
  readonly preview: ArtifactPreview;
  readonly url: string | undefined;
  readonly readPart: (part: PreviewPart, signal: AbortSignal) => Promise<ArtifactPreview | undefined>;
}): JSX.Element {
  const viewers = createMemo(() => viewersOf(props.preview, props.url !== undefined));
  const [chosen, setChosen] = createSignal<Viewer>();
  const viewer = () => chosen() ?? viewers()[0];
  const parts = () => props.preview.preview;
  const name = () => props.preview.name;
  const readArray = async (part: PreviewPart & { readonly array: string }, signal: AbortSignal) =>
    (await props.readPart(part, signal))?.preview.numpy_info?.arrays[part.array];
  return (
    <div class="atl-artifact-body">
      <Show when={viewers().length > 1}>
        <div class="atl-artifact-views">
          <Choice
            label="How to look at it"
            words={viewers()}
            value={viewer() ?? "text"}
            onChange={setChosen}
          />
        </div>
      </Show>
      <Show when={parts().note}>{(note) => <p class="atl-artifact-note">{note()}</p>}</Show>
      <Switch
        fallback={
          <Show when={parts().note === undefined}>
            <p class="atl-quiet">There is nothing to show of this kind of file.</p>
          </Show>
        }
      >
        <Match when={viewer() === "picture"}>
          <PictureView
            url={props.url ?? `data:${parts().media_type};base64,${parts().image_thumbnail}`}
            name={name()}
            mediaType={parts().media_type ?? ""}
            size={parts().image_size}
          />
        </Match>
        <Match when={viewer() === "pdf"}>
          <PdfView url={props.url ?? ""} name={name()} />
        </Match>
        <Match when={viewer() === "sound"}>
          {/* biome-ignore lint/a11y/useMediaCaption: what a run recorded comes without captions. */}
          <audio class="atl-sound" controls src={props.url} aria-label={`The sound ${name()}`} />
        </Match>
        <Match when={viewer() === "video"}>
          {/* biome-ignore lint/a11y/useMediaCaption: what a run recorded comes without captions. */}
          <video class="atl-video" controls src={props.url} aria-label={`The video ${name()}`} />
        </Match>
        <Match when={viewer() === "page"}>
          <PageView html={parts().text_content ?? ""} name={name()} />
        </Match>
        <Match when={viewer() === "document"}>
          <Suspense fallback={<div class="atl-waiting" aria-busy="true" />}>
            <MarkdownView text={parts().text_content ?? ""} />
          </Suspense>
        </Match>
        <Match when={viewer() === "arrays" && parts().numpy_info}>
          {(info) => <ArraysView arrays={info().arrays} readPart={readArray} />}
        </Match>
        <Match when={viewer() === "table" && parts().table}>
          {(table) => <TableView table={table()} name={name()} />}
        </Match>
        <Match when={viewer() === "tree"}>
          <JsonTree value={parts().json_content ?? null} open />
        </Match>
        <Match when={viewer() === "text"}>
          <TextView text={parts().text_content ?? ""} name={name()} />
        </Match>
        <Match when={viewer() === "bytes"}>
          <BytesView digits={parts().hex_head ?? ""} name={name()} />
        </Match>
      </Switch>
      <Show when={props.preview.preview_truncated && viewers().length > 0 && viewer() !== "table"}>
        <p class="atl-quiet atl-small">
          This is the beginning of {formatBytes(props.preview.size_bytes ?? 0)}
          {props.url === undefined ? "." : ": the whole file can be downloaded."}
        </p>
      </Show>
    </div>
  );
}

/** A name for the file on the reader's disk, with its format at the end. */
function fileName({ name, format }: Artifact): string {
  return format === "" || name.endsWith(`.${format}`) ? name : `${name}.${format}`;
}
