import type { JsonObject, JsonValue } from "@atlas/core";
import { createSignal, type JSX, Show } from "solid-js";
import { jsonText } from "../format/json-text.ts";
import { FoldedList } from "./FoldedList.tsx";
import { FoldedText } from "./FoldedText.tsx";

const PREVIEW = 80;

/** A value of JSON as a tree whose branches open; what is within a closed branch is not drawn. */
export function JsonTree(props: {
  readonly value: JsonValue;
  /** The name of the root. */
  readonly name?: string;
  /** Whether the root is open at first. */
  readonly open?: boolean;
}): JSX.Element {
  return (
    <div class="atl-json">
      <JsonNode value={props.value} name={props.name} initiallyOpen={props.open === true} />
    </div>
  );
}

function JsonNode(props: {
  readonly value: JsonValue;
  readonly name: string | undefined;
  readonly initiallyOpen: boolean;
}): JSX.Element {
  return (
    <Show when={branchOf(props.value)} fallback={<JsonLeaf value={props.value} name={props.name} />}>
      {(branch) => <JsonBranch branch={branch()} name={props.name} initiallyOpen={props.initiallyOpen} />}
    </Show>
  );
}

function JsonBranch(props: {
  readonly branch: JsonValue[] | JsonObject;
  readonly name: string | undefined;
  readonly initiallyOpen: boolean;
}): JSX.Element {
  const [isOpen, setOpen] = createSignal(props.initiallyOpen);
  return (
    <details open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <JsonName name={props.name} />
        <span class="atl-quiet">{isOpen() ? sizeOf(props.branch) : jsonText(props.branch, PREVIEW)}</span>
      </summary>
      <Show when={isOpen()}>
        <ul>
          <FoldedList items={Object.entries(props.branch)} rest={(button) => <li>{button}</li>}>
            {([name, value]: [string, JsonValue]) => (
              <li>
                <JsonNode value={value} name={name} initiallyOpen={false} />
              </li>
            )}
          </FoldedList>
        </ul>
      </Show>
    </details>
  );
}

function JsonLeaf(props: { readonly value: JsonValue; readonly name: string | undefined }): JSX.Element {
  return (
    <span class="atl-json-leaf">
      <JsonName name={props.name} />
      <FoldedText text={jsonText(props.value)} />
    </span>
  );
}

function JsonName(props: { readonly name: string | undefined }): JSX.Element {
  return (
    <Show when={props.name !== undefined}>
      <span class="atl-json-name">{props.name}</span>{" "}
    </Show>
  );
}

function branchOf(value: JsonValue): JsonValue[] | JsonObject | undefined {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0 ? value : undefined;
}

function sizeOf(branch: JsonValue[] | JsonObject): string {
  const size = Object.keys(branch).length;
  return Array.isArray(branch) ? `[${size}]` : `{${size}}`;
}
