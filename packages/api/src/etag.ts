/** A weak ETag of an answer: the same data version and the same request give the same one. */
export function etagOf(version: number, request: readonly (string | null)[]): string {
  return `W/"${version.toString(36)}-${hash(JSON.stringify(request))}"`;
}

/** A weak ETag of a text: equal texts have equal ones. */
export function etagOfText(text: string): string {
  return `W/"${hash(text)}"`;
}

/** Whether an If-None-Match header names an ETag, weak or not. */
export function etagMatches(ifNoneMatch: string | undefined, etag: string): boolean {
  const candidates = ifNoneMatch?.split(",").map((candidate) => opaque(candidate.trim())) ?? [];
  return candidates.includes("*") || candidates.includes(opaque(etag));
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, "");
}

/** 64 bits by two chained FNV-1a hashes over UTF-16 units: for telling requests apart, not for security. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 15);
  }
  return [low, high].map((half) => (half >>> 0).toString(36).padStart(7, "0")).join("");
}
