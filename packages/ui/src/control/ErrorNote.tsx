import type { AtlasError, AtlasErrorCode } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { Icon } from "../icon/Icon.tsx";
import { Button } from "./Button.tsx";

const WORDS: Record<AtlasErrorCode, string> = {
  invalid_query: "The question could not be understood",
  store_not_found: "There is no store at this address",
  unavailable: "The data do not answer",
  aborted: "The question was given up",
  internal: "Atlas failed",
};

/** What went wrong in words, the exact text below, and a way to try again. */
export function ErrorNote(props: { readonly error: AtlasError; readonly onRetry?: () => void }): JSX.Element {
  return (
    <div class="atl-error" role="alert">
      <Icon name="warning" />
      <div>
        <p class="atl-strong">{WORDS[props.error.code]}</p>
        <p class="atl-mono atl-error-text">{props.error.message}</p>
        <Show when={props.onRetry}>{(retry) => <Button onClick={() => retry()()}>Try again</Button>}</Show>
      </div>
    </div>
  );
}
