import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import type { PaintOf } from "./svg-of-marks.ts";

/**
 * What each token of the theme is as a plain colour, which is what a canvas needs: another function whenever the theme
 * of the page has changed.
 */
export function createThemePaint(): Accessor<PaintOf> {
  const [paintOf, setPaintOf] = createSignal<PaintOf>(resolvePaints());
  onMount(() => {
    const renew = () => setPaintOf(() => resolvePaints());
    const observer = new MutationObserver(renew);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ["data-theme", "class", "style"],
    });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", renew);
    onCleanup(() => {
      observer.disconnect();
      system.removeEventListener("change", renew);
    });
  });
  return paintOf;
}

/**
 * A function that finds a token's plain colour in the page, and remembers it.
 *
 * @param theme the theme to find it in; the page's own when absent
 */
export function resolvePaints(theme?: "light" | "dark"): PaintOf {
  const known = new Map<string, string>();
  return (paint) => {
    const found = known.get(paint) ?? inTheme(theme, () => computedColor(paint));
    known.set(paint, found);
    return found;
  };
}

/** light-dark() cannot be read from a custom property: an element must have the colour. */
function computedColor(paint: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${paint})`;
  probe.style.display = "none";
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/**
 * Does something while the page has a theme, before it is painted. The theme of an element within it would not do:
 * tokens that were compiled for older browsers are resolved at the root.
 */
function inTheme<Result>(theme: string | undefined, work: () => Result): Result {
  const { dataset } = document.documentElement;
  const before = dataset["theme"];
  if (theme === undefined || theme === before) return work();
  dataset["theme"] = theme;
  try {
    return work();
  } finally {
    if (before === undefined) delete dataset["theme"];
    else dataset["theme"] = before;
  }
}
