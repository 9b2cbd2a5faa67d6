import type { TablePlace } from "@atlas/ui";
import { onCleanup } from "solid-js";

/** Browsers take only so many changes of a history entry a second. */
const SETTLE_MS = 200;

/** Where the table of the history's present entry was left; `undefined` where the entry is new. */
export function recalledPlace(): TablePlace | undefined {
  const place: unknown = history.state?.tablePlace;
  return isPlace(place) ? place : undefined;
}

/** A function that keeps where a table is in the history's present entry, for Back, Forward and reload. */
export function createPlaceKeeper(): (place: TablePlace) => void {
  let place: TablePlace | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const address = location.pathname;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (place === undefined || location.pathname !== address) return;
    history.replaceState({ ...history.state, tablePlace: place }, "");
    place = undefined;
  };
  // Whoever leaves by a click or by Enter has left before the pause is over.
  addEventListener("click", write, { capture: true });
  addEventListener("keydown", write, { capture: true });
  addEventListener("pagehide", write);
  onCleanup(() => {
    clearTimeout(timer);
    removeEventListener("click", write, { capture: true });
    removeEventListener("keydown", write, { capture: true });
    removeEventListener("pagehide", write);
  });
  return (next) => {
    place = next;
    timer ??= setTimeout(write, SETTLE_MS);
  };
}

function isPlace(value: unknown): value is TablePlace {
  if (typeof value !== "object" || value === null) return false;
  const { row, left, selected } = value as Partial<Record<keyof TablePlace, unknown>>;
  return typeof row === "number" && typeof left === "number" && Array.isArray(selected);
}
