import { type Manifest, wallClock } from "@atlas/core";
import { manifestTimestamp } from "../layout.ts";
import { type Decoded, decodeJsonObject } from "./json-object.ts";
import { Members } from "./members.ts";

/**
 * The manifest that a file of `experiments/` holds. Whose manifest it is, its content says: the file's name begins
 * with the id made safe, which other ids begin with too, and gives only the timestamp. Never throws.
 */
export function decodeManifest(bytes: Uint8Array, fileName: string): Decoded<Manifest> {
  const decoded = decodeJsonObject(bytes);
  if (decoded.value === undefined) return { reasons: decoded.reasons };
  const content = decoded.value;
  const reasons: string[] = [];
  const members = new Members(content, reasons);
  const experimentId = members.textOrNull("experiment_id");
  if (experimentId === null) return { reasons: ["names no experiment"] };
  const manifest: Manifest = {
    experiment_id: experimentId,
    timestamp: manifestTimestamp(fileName),
    submitted_at: submittedAt(members, reasons),
    name: members.text("name"),
    version: members.text("version"),
    tags: members.texts("tags"),
    total_runs: Number(members.numberOrNull("total_runs") ?? 0),
    content,
  };
  return { value: manifest, reasons };
}

function submittedAt(members: Members, reasons: string[]): string {
  const text = members.text("submitted_at");
  if (text === "" || wallClock(text) !== undefined) return text;
  reasons.push("submitted_at is not a time: left out");
  return "";
}
