import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { type RenderRoot, useRoot } from "../state/use-root.ts";
import type { PaintOf } from "./svg-of-marks.ts";

/**
 * What each token of the theme is as a plain colour, which is what a canvas needs: another function whenever the theme
 * of the page, or of the element whose shadow root it is, has changed.
 */
export function createThemePaint(): Accessor<PaintOf> {
  const root = useRoot();
  const [paintOf, setPaintOf] = createSignal<PaintOf>(resolvePaints(root));
  onMount(() => {
    const renew = () => setPaintOf(() => resolvePaints(root));
    const observer = new MutationObserver(renew);
    for (const element of new Set([document.documentElement, themedElementOf(root)]))
      observer.observe(element, { attributes: true, attributeFilter: ["data-theme", "class", "style"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", renew);
    onCleanup(() => {
      observer.disconnect();
      system.removeEventListener("change", renew);
    });
  });
  return paintOf;
}

/** A function that finds a token's plain colour where a widget stands, and remembers it. */
function resolvePaints(root: RenderRoot): PaintOf {
  const known = new Map<string, string>();
  return (paint) => {
    const found = known.get(paint) ?? computedColor(root, paint);
    known.set(paint, found);
    return found;
  };
}

/** What the theme is said of: the page, or the element whose shadow root it is. */
function themedElementOf(root: RenderRoot): Element {
  return root instanceof Document ? root.documentElement : root.host;
}

/** light-dark() cannot be read from a custom property: an element must have the colour. */
function computedColor(root: RenderRoot, paint: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${paint})`;
  probe.style.display = "none";
  (root instanceof Document ? root.body : root).append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}
