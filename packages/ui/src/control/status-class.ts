import { STATUSES } from "@atlas/core";

/** The class that gives an element the mark and the colour of a status; what metalab does not write is `other`. */
export function statusClass(status: string): string {
  return `atl-status-${(STATUSES as readonly string[]).includes(status) ? status : "other"}`;
}
