/** A moment in microseconds since 1970 on a clock without a zone, as metalab's records have it. */
export type LocalMicros = number;

/** This moment on the clock of this machine. */
export function localNow(): LocalMicros {
  const now = new Date();
  return (now.getTime() - now.getTimezoneOffset() * 60_000) * 1000;
}

/** The moment that a naive ISO 8601 text names; NaN for other text. */
export function parseLocalTime(text: string): LocalMicros {
  return Date.parse(`${text}Z`) * 1000;
}

/** ISO 8601 with microseconds and no zone: `2026-03-02T09:00:02.500000`. */
export function formatLocalTime(micros: LocalMicros): string {
  const seconds = new Date(Math.floor(micros / 1e6) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${String(micros % 1e6).padStart(6, "0")}`;
}
