/** What a terminal would show last of a line that was written over: the text after its last carriage return. */
export function foldReturns(text: string): string {
  if (!text.includes("\r")) return text;
  return text.split("\r").findLast((state) => state !== "") ?? "";
}
