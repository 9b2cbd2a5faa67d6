import { type JSX, Show } from "solid-js";

/** A PDF in the browser's own viewer where it has one. */
export function PdfView(props: { readonly url: string; readonly name: string }): JSX.Element {
  return (
    <Show
      when={navigator.pdfViewerEnabled}
      fallback={
        <p class="atl-quiet">
          This browser shows no PDF within a page.{" "}
          <a class="atl-link" href={props.url} target="_blank" rel="noopener noreferrer">
            Open it
          </a>
        </p>
      }
    >
      <iframe class="atl-frame atl-frame-tall" title={`The PDF ${props.name}`} src={props.url} />
    </Show>
  );
}
