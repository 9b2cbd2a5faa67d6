/** Opens what a link leads to by other means, where it was clicked without a modifier and there are such means. */
export function openPlainly(event: MouseEvent, id: string, open: ((id: string) => void) | undefined): void {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (open === undefined || !isPlain) return;
  event.preventDefault();
  open(id);
}
