import { type JSX, Show } from "solid-js";
import { IconButton } from "../control/IconButton.tsx";
import { type BuilderProps, BuilderRow, isNumber, isScalar } from "./BuilderRow.tsx";
import { Choice } from "./Choice.tsx";
import { FieldPicker } from "./FieldPicker.tsx";
import { AXIS_SCALES } from "./plot-spec.ts";

/** Which fields a plot is of, and how its axes lay them out. */
export function AxesSection(props: BuilderProps): JSX.Element {
  const plot = () => props.plot;
  const isMeasured = () => plot().kind === "histogram" || plot().kind === "ecdf";
  const hasXScale = () => ["line", "scatter", "ecdf"].includes(plot().kind);
  const canSwap = () => props.index.fields.some((info) => info.path === plot().x && isNumber(info));
  const scaleOf = (axis: "x" | "y") => {
    const scale = axis === "x" ? plot().xScale : plot().yScale;
    return scale === "time" ? "linear" : scale;
  };
  const swap = () => props.onChange({ x: plot().y, y: plot().x, xScale: undefined, yScale: undefined });
  return (
    <section aria-label="Axes">
      <h2>
        Axes
        <Show when={!isMeasured()}>
          <IconButton small icon="swap" label="Swap x and y" disabled={!canSwap()} onClick={swap} />
        </Show>
      </h2>
      <Show when={!isMeasured()}>
        <BuilderRow name="x">
          <FieldPicker
            label="x"
            index={props.index}
            field={plot().x}
            accepts={isScalar}
            onField={(x) => props.onChange({ x, xScale: undefined })}
          />
        </BuilderRow>
      </Show>
      <Show when={hasXScale() && !isMeasured()}>
        <XScale {...props} value={scaleOf("x")} />
      </Show>
      <BuilderRow name={isMeasured() ? "of" : "y"}>
        <FieldPicker
          label="y"
          index={props.index}
          field={plot().y}
          accepts={isNumber}
          onField={(y) => props.onChange({ y, yScale: undefined })}
        />
      </BuilderRow>
      <Show
        when={!isMeasured()}
        fallback={
          <Show when={hasXScale()}>
            <XScale {...props} value={scaleOf("x")} />
          </Show>
        }
      >
        <BuilderRow name={plot().kind === "heatmap" ? "colour" : ""}>
          <Choice
            label="Scale of y"
            words={["linear", "log", "symlog"] as const}
            value={scaleOf("y") as "linear"}
            onChange={(yScale) => props.onChange({ yScale })}
          />
        </BuilderRow>
      </Show>
    </section>
  );
}

function XScale(props: BuilderProps & { readonly value: (typeof AXIS_SCALES)[number] }): JSX.Element {
  return (
    <BuilderRow name="">
      <Choice
        label="Scale of x"
        words={AXIS_SCALES}
        value={props.value}
        onChange={(xScale) => props.onChange({ xScale })}
      />
    </BuilderRow>
  );
}
