import type { RenderRoot } from "../state/use-root.ts";

/** Where each arrow leads, to the right and downwards. */
const DIRECTIONS = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
] as const);

/**
 * Moves the focus from the link that has it to the nearest one in the direction of an arrow key. Only the link that
 * had the focus last can be reached by Tab, so that a map of many links is one stop.
 */
export function moveFocus(event: KeyboardEvent, map: HTMLElement): void {
  const direction = DIRECTIONS.get(event.key as "ArrowLeft");
  const from = (map.getRootNode() as RenderRoot).activeElement;
  if (direction === undefined || !(from instanceof HTMLAnchorElement) || !map.contains(from)) return;
  event.preventDefault();
  const links = [...map.querySelectorAll("a")];
  const next = nearest(links, from, direction);
  if (next === undefined) return;
  for (const link of links) link.tabIndex = link === next ? 0 : -1;
  next.focus();
}

function nearest(
  links: readonly HTMLAnchorElement[],
  from: HTMLAnchorElement,
  [right, down]: readonly [number, number],
): HTMLAnchorElement | undefined {
  const start = centreOf(from);
  let best: HTMLAnchorElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const link of links) {
    const { x, y } = centreOf(link);
    const [dx, dy] = [x - start.x, y - start.y];
    const along = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    // What is aside counts much more, so that arrows follow rows and columns.
    const distance = along + 8 * aside;
    if (along > 1 && distance < least) {
      least = distance;
      best = link;
    }
  }
  return best;
}

function centreOf(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
