import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { FoldedList } from "./FoldedList.tsx";
import { FoldedText } from "./FoldedText.tsx";
import { type TracebackFrame, type TracebackPart, tracebackParts } from "./traceback.ts";

/** A traceback with the frames of the user's own code set apart; those of libraries are folded. */
export function TracebackView(props: { readonly traceback: string }): JSX.Element {
  const parts = createMemo(() => tracebackParts(props.traceback));
  // A failure within a library alone has no other frames to show.
  const isAllLibrary = () => !parts().some((part) => part.kind === "own");
  return (
    <figure class="atl-traceback" aria-label="Traceback" tabindex="0">
      <FoldedList items={parts()} rest={(button) => <p>{button}</p>}>
        {(part) => <Part part={part} isOpen={isAllLibrary()} />}
      </FoldedList>
    </figure>
  );
}

function Part(props: { readonly part: TracebackPart; readonly isOpen: boolean }): JSX.Element {
  return (
    <Switch>
      <Match when={props.part.kind === "text" && props.part}>
        {(part) => (
          <p class="atl-traceback-text">
            <FoldedText text={part().lines.join("\n")} limit={4000} />
          </p>
        )}
      </Match>
      <Match when={props.part.kind === "own" && props.part}>
        {(part) => (
          <div class="atl-traceback-own">
            <Frame frame={part().frame} />
          </div>
        )}
      </Match>
      <Match when={props.part.kind === "library" && props.part}>
        {(part) => (
          <details class="atl-traceback-library" open={props.isOpen}>
            <summary>{libraryWords(part().frames)}</summary>
            <FoldedList items={part().frames} rest={(button) => <p>{button}</p>}>
              {(frame) => <Frame frame={frame} />}
            </FoldedList>
          </details>
        )}
      </Match>
    </Switch>
  );
}

function Frame(props: { readonly frame: TracebackFrame }): JSX.Element {
  return (
    <div class="atl-traceback-frame">
      <p>
        <span class="atl-traceback-file" title={props.frame.file}>
          {props.frame.file}
        </span>
        <span class="atl-quiet">:{props.frame.line}</span>
        <Show when={props.frame.function}>
          {(name) => (
            <>
              {" "}
              <span class="atl-quiet">in</span> {name()}
            </>
          )}
        </Show>
      </p>
      <Show when={props.frame.code.length > 0}>
        <pre>
          <For each={props.frame.code}>
            {(line) => (
              <>
                {line.slice(4)}
                {"\n"}
              </>
            )}
          </For>
        </pre>
      </Show>
    </div>
  );
}

function libraryWords(frames: readonly TracebackFrame[]): string {
  const names = [...new Set(frames.map((frame) => packageOf(frame.file)))];
  const count = `${formatCount(frames.length)} ${frames.length === 1 ? "frame" : "frames"} of `;
  return count + (names.length > 3 ? `${names.slice(0, 3).join(", ")} and others` : names.join(", "));
}

/** The package that a library's file belongs to, as far as its path says. */
function packageOf(file: string): string {
  const installed = /[\\/](?:site|dist)-packages[\\/]([^\\/]+)/.exec(file)?.[1];
  if (installed !== undefined) return installed.replace(/\.py$/, "");
  return /[\\/]metalab[\\/]/.test(file) ? "metalab" : "Python";
}
