import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

/** How large a figure may be, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

const PADDING = { across: 28, down: 12 };
const LEAST_HEIGHT = 260;

/** The room that an element has for a figure, as soon as it is on the page and whenever it changes. */
export function createRoom(): readonly [
  room: Accessor<Room | undefined>,
  observe: (host: HTMLElement) => void,
] {
  const [room, setRoom] = createSignal<Room | undefined>(undefined, {
    equals: (a, b) => a?.width === b?.width && a?.height === b?.height,
  });
  const observe = (host: HTMLElement) => {
    const measure = () =>
      setRoom({
        width: host.clientWidth - PADDING.across,
        height: Math.max(LEAST_HEIGHT, host.clientHeight - PADDING.down),
      });
    const observer = new ResizeObserver(measure);
    onMount(() => {
      measure();
      observer.observe(host);
    });
    onCleanup(() => observer.disconnect());
  };
  return [room, observe];
}
