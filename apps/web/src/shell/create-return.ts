import { onCleanup } from "solid-js";

/** Where a page was left: how far down it was scrolled, and the link that was followed. */
interface Leaving {
  readonly topPx: number;
  readonly href: string | null;
}

/** How long a page that fills slowly is waited for. */
const PATIENCE_MS = 30_000;

/**
 * Keeps in the history where a page is left by a link, and returns there on Back and Forward: as far down as it was, the
 * focus on that link. What it gives does so for the page of a path that was just opened, as soon as there is enough of
 * it, and says whether it was left before. Tables keep their own place.
 */
export function createReturn(main: () => HTMLElement | undefined): (pathname: string) => boolean {
  let stop = () => {};

  const leave = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.closest("[role=grid]") !== null || !main()?.contains(link)) return;
    const leaving: Leaving = { topPx: window.scrollY, href: link.getAttribute("href") };
    history.replaceState({ ...history.state, leaving }, "");
  };
  addEventListener("click", leave, { capture: true });
  onCleanup(() => {
    stop();
    removeEventListener("click", leave, { capture: true });
  });

  const restore = ({ topPx, href }: Leaving, page: HTMLElement) => {
    stop();
    // The page that is left is there for a moment longer, and may have the same link.
    const others = new Set(page.querySelectorAll("a"));
    const attempt = () => {
      const links = [...page.querySelectorAll("a")].filter((one) => !others.has(one));
      const link = links.find((one) => one.getAttribute("href") === href);
      const isTall = document.documentElement.scrollHeight >= topPx + window.innerHeight;
      if (link === undefined || !isTall) return;
      stop();
      window.scrollTo(0, topPx);
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: "nearest" });
    };
    const changes = new MutationObserver(attempt);
    const patience = setTimeout(() => stop(), PATIENCE_MS);
    // Whoever does something meanwhile is not taken elsewhere.
    const interruptions = ["keydown", "pointerdown", "wheel"];
    stop = () => {
      changes.disconnect();
      clearTimeout(patience);
      for (const type of interruptions) removeEventListener(type, stop);
    };
    for (const type of interruptions) addEventListener(type, stop, { passive: true });
    changes.observe(page, { childList: true, subtree: true });
  };

  return (pathname) => {
    const page = main();
    const leaving: unknown = history.state?.leaving;
    // Where a link is followed the history is still at the page that is left.
    const isReturn = window.location.pathname === pathname && isLeaving(leaving);
    if (isReturn && page !== undefined) restore(leaving, page);
    return isReturn;
  };
}

function isLeaving(value: unknown): value is Leaving {
  if (typeof value !== "object" || value === null) return false;
  const { topPx, href } = value as Partial<Record<keyof Leaving, unknown>>;
  return typeof topPx === "number" && (typeof href === "string" || href === null);
}
