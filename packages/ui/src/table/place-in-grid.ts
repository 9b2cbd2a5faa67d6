/** The place of an element in a grid. */
export interface GridPlace {
  readonly line: number;
  /** The place of its column; `undefined` in the first, which names the rows. */
  readonly place: number | undefined;
  readonly cell: HTMLElement;
}

/** Where in the body of a grid an element is; `undefined` where it is in none of its cells. */
export function placeInGrid(target: EventTarget | null): GridPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("tbody [aria-colindex]") : null;
  if (cell === null) return undefined;
  const line = Number(cell.parentElement?.getAttribute("aria-rowindex")) - 3;
  const place = Number(cell.getAttribute("aria-colindex")) - 2;
  return { line, place: place < 0 ? undefined : place, cell };
}
