const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ISO_TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)/;

/**
 * The wall clock of an ISO 8601 time, as it is stored: `31 Jan 10:28`, with the year when it is not this one. A
 * text that is no such time is given back as it is.
 */
export function formatTime(iso: string, now: Date = new Date()): string {
  const [, year, month, day, hour, minute] = ISO_TIME.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return iso;
  const date = Number(year) === now.getFullYear() ? name : `${name} ${year}`;
  return `${Number(day)} ${date} ${hour}:${minute}`;
}
