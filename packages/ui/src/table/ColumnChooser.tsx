import type { FieldIndex, FieldPath } from "@atlas/core";
import { createMemo, type JSX } from "solid-js";
import { Button } from "../control/Button.tsx";
import { CheckBox } from "../control/CheckBox.tsx";
import { Popover } from "../control/Popover.tsx";
import { FieldList } from "../filter/FieldList.tsx";
import { formatCount } from "../format/format-count.ts";
import { Icon } from "../icon/Icon.tsx";
import { columnFields, isConstant, varyingColumns, withColumn, withoutColumn } from "./column-choice.ts";

/** Which fields are columns. */
export function ColumnChooser(props: {
  readonly index: FieldIndex;
  readonly columns: readonly FieldPath[];
  /** `undefined` leaves the choice to the table again. */
  readonly onColumns: (columns: readonly FieldPath[] | undefined) => void;
}): JSX.Element {
  const fields = createMemo(() => columnFields(props.index));
  const chosen = createMemo(() => new Set(props.columns));
  const toggle = (path: FieldPath, isOn: boolean) =>
    props.onColumns(isOn ? withColumn(props.columns, path, props.index) : withoutColumn(props.columns, path));
  return (
    <Popover
      label="Columns"
      placement="bottom-end"
      triggerClass="atl-button atl-button-quiet"
      trigger={
        <>
          <Icon name="columns" />
          Columns{" "}
          <span class="atl-quiet">
            {formatCount(props.columns.length)} of {formatCount(fields().length)}
          </span>
        </>
      }
    >
      <FieldList fields={fields()}>
        {(info, name) => (
          <CheckBox
            checked={chosen().has(info.path)}
            onChange={(isOn) => toggle(info.path, isOn)}
            title={name}
          >
            {name}
            <span class="atl-quiet">{isConstant(info, props.index) ? " constant" : ""}</span>
          </CheckBox>
        )}
      </FieldList>
      <div class="atl-popover-foot">
        <Button small onClick={() => props.onColumns(fields().map((info) => info.path))}>
          All
        </Button>
        <Button small onClick={() => props.onColumns(varyingColumns(props.index))}>
          Varying only
        </Button>
        <Button small variant="quiet" onClick={() => props.onColumns(undefined)}>
          Reset
        </Button>
      </div>
    </Popover>
  );
}
