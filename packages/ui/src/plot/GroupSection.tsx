import type { FieldPath } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { type BuilderProps, BuilderRow, isScalar } from "./BuilderRow.tsx";
import { FieldPicker } from "./FieldPicker.tsx";

/** What tells series and panels of a plot apart. */
export function GroupSection(props: BuilderProps): JSX.Element {
  const kind = () => props.plot.kind;
  const takesSeveral = () => !["heatmap", "histogram", "parallel"].includes(kind());
  const nameAt = (place: number) => {
    if (place === 0) return kind() === "heatmap" ? "down" : "colour";
    return place === 1 ? "dash" : "";
  };
  const groupAt = (place: number, field: FieldPath | undefined) =>
    props.onChange({ group: replacedAt(props.plot.group, place, field) });
  return (
    <section aria-label="Group">
      <h2>Group</h2>
      <For each={[...props.plot.group, undefined]}>
        {(field, place) => (
          <Show when={place() === 0 || takesSeveral()}>
            <BuilderRow name={nameAt(place())}>
              <FieldPicker
                label={nameAt(place()) || "dash"}
                index={props.index}
                field={field}
                accepts={isScalar}
                onField={(chosen) => groupAt(place(), chosen)}
                onClear={() => groupAt(place(), undefined)}
              />
            </BuilderRow>
          </Show>
        )}
      </For>
      <For each={kind() === "parallel" ? [] : (["column", "row"] as const)}>
        {(facet) => (
          <BuilderRow name={`${facet}s`}>
            <FieldPicker
              label={`${facet}s`}
              index={props.index}
              field={props.plot[facet]}
              accepts={isScalar}
              onField={(field) => props.onChange({ [facet]: field })}
              onClear={() => props.onChange({ [facet]: undefined })}
            />
          </BuilderRow>
        )}
      </For>
    </section>
  );
}

/** Which fields parallel coordinates show, from left to right. */
export function ParallelAxesSection(props: BuilderProps): JSX.Element {
  const axisAt = (place: number, field: FieldPath | undefined) =>
    props.onChange({ axes: replacedAt(props.plot.axes, place, field) });
  return (
    <section aria-label="Axes">
      <h2>Axes</h2>
      <For each={[...props.plot.axes, undefined]}>
        {(field, place) => (
          <FieldPicker
            label={`axis ${place() + 1}`}
            index={props.index}
            field={field}
            accepts={isScalar}
            onField={(chosen) => axisAt(place(), chosen)}
            onClear={() => axisAt(place(), undefined)}
          />
        )}
      </For>
    </section>
  );
}

/** A list with another field at a place, or without it; no field twice. */
function replacedAt(fields: readonly FieldPath[], place: number, field: FieldPath | undefined): FieldPath[] {
  const list = [...fields];
  if (field === undefined) list.splice(place, 1);
  else list[place] = field;
  return list.filter((path, index) => list.indexOf(path) === index);
}
