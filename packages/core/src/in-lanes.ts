/**
 * Does something with each item, beginning with the first, with so many at a time. Ends after all of it, with the first
 * failure if there was one.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  act: (item: Item, place: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  const lane = async () => {
    for (const [place, item] of queue) await act(item, place);
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
