/** What stands before the path of every page and question, as the page's `<base>` says it: without a slash at its end. */
export const BASE_PATH: string = new URL(document.baseURI).pathname.replace(/\/$/, "");

/** Where a page of Atlas lies, for links that the router does not make. */
export function linkTo(path: string): string {
  return BASE_PATH + path;
}
