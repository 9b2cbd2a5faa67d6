import { type Accessor, batch, createSignal, onCleanup } from "solid-js";

/** Where an element is scrolled to, and how much of it is seen; all in pixels. */
export interface Viewport {
  readonly scrollTop: Accessor<number>;
  readonly scrollLeft: Accessor<number>;
  readonly width: Accessor<number>;
  readonly height: Accessor<number>;
  /** The height of a row, from the custom property `--row`. */
  readonly rowHeight: Accessor<number>;
  /** Follows an element from now on; `head` stays at its top, and what is below it is seen. */
  attach(element: HTMLElement, head: HTMLElement): void;
  /** Scrolls down to a position, and sideways where one is given. */
  scrollTo(scrollTop: number, scrollLeft?: number): void;
}

const ROW_HEIGHT = 26;

/** Follows the scroll position and the size of an element. */
export function createViewport(): Viewport {
  const [scrollTop, setScrollTop] = createSignal(0);
  const [scrollLeft, setScrollLeft] = createSignal(0);
  const [width, setWidth] = createSignal(0);
  const [height, setHeight] = createSignal(0);
  const [rowHeight, setRowHeight] = createSignal(ROW_HEIGHT);
  let scroller: HTMLElement | undefined;

  const attach = (element: HTMLElement, head: HTMLElement) => {
    scroller = element;
    // Everything is read before anything is set: reading after rows have changed would lay them out twice.
    const scrolled = () => {
      const { scrollTop: top, scrollLeft: left } = element;
      batch(() => {
        setScrollTop(top);
        setScrollLeft(left);
      });
    };
    const resized = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      const headHeight = head.offsetHeight;
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue("--row"));
      batch(() => {
        setWidth(clientWidth);
        setHeight(Math.max(0, clientHeight - headHeight));
        setRowHeight(row || ROW_HEIGHT);
      });
    });
    scrolled();
    element.addEventListener("scroll", scrolled, { passive: true });
    resized.observe(element);
    resized.observe(head);
    onCleanup(() => {
      element.removeEventListener("scroll", scrolled);
      resized.disconnect();
    });
  };

  const scrollTo = (top: number, left?: number) => {
    if (scroller === undefined) return;
    scroller.scrollTop = top;
    if (left !== undefined) scroller.scrollLeft = left;
    const { scrollTop: newTop, scrollLeft: newLeft } = scroller;
    batch(() => {
      setScrollTop(newTop);
      if (left !== undefined) setScrollLeft(newLeft);
    });
  };

  return { scrollTop, scrollLeft, width, height, rowHeight, attach, scrollTo };
}
