import { type FieldIndex, type FieldInfo, type FieldPath, splitFieldPath } from "@atlas/core";
import { Popover as Floating } from "@kobalte/core/popover";
import { type JSX, Show } from "solid-js";
import { Popover } from "../control/Popover.tsx";
import { FieldList } from "../filter/FieldList.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { Icon } from "../icon/Icon.tsx";

/** A field to choose out of the index, with search. */
export function FieldPicker(props: {
  /** What it is chosen for: "x", "colour". */
  readonly label: string;
  readonly index: FieldIndex | undefined;
  readonly field: FieldPath | undefined;
  readonly onField: (field: FieldPath) => void;
  /** Which fields may be chosen; all of them when absent. */
  readonly accepts?: (info: FieldInfo) => boolean;
  /** Lets the choice be none. */
  readonly onClear?: () => void;
}): JSX.Element {
  const fields = () => (props.index?.fields ?? []).filter((info) => props.accepts?.(info) ?? true);
  return (
    <span class="atl-field-picker">
      <Popover
        label={`Choose ${props.label}`}
        triggerLabel={`${props.label}: ${props.field ?? "none"}`}
        triggerClass={`atl-button atl-button-plain atl-field-button ${props.field ? "" : "atl-field-none"}`}
        trigger={
          <Show when={props.field} fallback={<span class="atl-quiet">Add</span>}>
            {(field) => (
              <>
                <span class="atl-field-name">{fieldLabel(field())}</span>
                <span class="atl-quiet atl-small">{splitFieldPath(field()).namespace}</span>
                <Icon name="chevron-down" />
              </>
            )}
          </Show>
        }
      >
        <FieldList fields={fields()}>
          {(info, name) => (
            <Floating.CloseButton
              class="atl-fields-choice"
              aria-label={info.path}
              aria-current={info.path === props.field ? "true" : undefined}
              onClick={() => props.onField(info.path)}
            >
              {name}
              <span class="atl-quiet">{describe(info)}</span>
            </Floating.CloseButton>
          )}
        </FieldList>
      </Popover>
      <Show when={props.field !== undefined && props.onClear}>
        {(clear) => (
          <button
            type="button"
            class="atl-icon-button atl-icon-button-small"
            aria-label={`Drop ${props.label} ${props.field}`}
            title={`Drop ${props.label}`}
            onClick={() => clear()()}
          >
            <Icon name="close" />
          </button>
        )}
      </Show>
    </span>
  );
}

function describe(info: FieldInfo): string {
  const type = info.type === "unknown" ? "mixed" : info.type;
  return info.distinct === 1 ? `${type}, constant` : `${type}, ${formatCount(info.distinct)} values`;
}
