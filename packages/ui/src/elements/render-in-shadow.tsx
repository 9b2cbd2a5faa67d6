import type { JSX } from "solid-js";
import { render } from "solid-js/web";
import { RootContext } from "../state/use-root.ts";

/**
 * Renders into the shadow root of an element, which it gets when it has none, so that no style gets in or out; answers
 * what takes everything away again.
 */
export function renderInShadow(
  host: HTMLElement,
  styles: CSSStyleSheet[],
  component: (root: ShadowRoot) => JSX.Element,
): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = styles;
  const stage = document.createElement("div");
  stage.className = "atl atl-stage";
  root.append(stage);
  const stop = render(
    () => <RootContext.Provider value={root}>{component(root)}</RootContext.Provider>,
    stage,
  );
  return () => {
    stop();
    stage.remove();
  };
}
