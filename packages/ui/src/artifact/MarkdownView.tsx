import { createEffect, type JSX } from "solid-js";
import { renderMarkdown } from "./render-markdown.ts";

/** A text in Markdown as it reads. */
export function MarkdownView(props: { readonly text: string }): JSX.Element {
  let host!: HTMLDivElement;
  createEffect(() => host.replaceChildren(renderMarkdown(props.text)));
  return <div class="atl-markdown" ref={host} />;
}
