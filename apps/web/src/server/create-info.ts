import type { DatasetInfo } from "@atlas/core";
import { type Answer, createAnswer, useDataset } from "@atlas/ui";
import { createEffect, onCleanup } from "solid-js";

const READING_POLL_MS = 500;

/** What the data are and how they are; asked again and again while the first reading is under way. */
export function createInfo(): Answer<DatasetInfo> {
  const dataset = useDataset();
  const answer = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  createEffect(() => {
    if (answer.latest()?.progress.done !== false) return;
    const timer = setTimeout(answer.retry, READING_POLL_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return answer;
}
