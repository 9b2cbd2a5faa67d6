import type { DatasetInfo } from "@atlas/core";
import { type Answer, createAnswer, useDataset } from "@atlas/ui";
import { createEffect, onCleanup } from "solid-js";

const READING_POLL_MS = 500;
const LINKED_POLL_MS = 2000;

/**
 * What the data are and how they are; asked again and again while the first reading is under way, and where the data
 * come from another machine: how the way there is, no change of the data tells.
 */
export function createInfo(): Answer<DatasetInfo> {
  const dataset = useDataset();
  const answer = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  createEffect(() => {
    const info = answer.latest();
    if (info === undefined || (info.progress.done && info.links === undefined)) return;
    const timer = setTimeout(answer.retry, info.progress.done ? LINKED_POLL_MS : READING_POLL_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return answer;
}
