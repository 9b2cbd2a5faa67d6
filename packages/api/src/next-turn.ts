/** Resolves when everything that waited meanwhile has had its turn: other requests, and clients that have gone away. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
