import { createContext, useContext } from "solid-js";

/** Where widgets are rendered: the document, or a shadow root, whose styles are its own. */
export type RenderRoot = Document | ShadowRoot;

/** Holds the shadow root of the widgets below it; `renderInShadow` fills it. */
export const RootContext = createContext<ShadowRoot>();

/** Where the widget that is being made is rendered. */
export function useRoot(): RenderRoot {
  return useContext(RootContext) ?? document;
}

/** Where what floats above a widget is rendered. */
export function usePortalMount(): Node {
  return useContext(RootContext) ?? document.body;
}
