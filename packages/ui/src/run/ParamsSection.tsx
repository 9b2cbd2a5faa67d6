import type { FieldIndex, Run } from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { FoldedList } from "./FoldedList.tsx";
import { type Leaf, leavesOf } from "./leaves.ts";
import { Section } from "./Section.tsx";
import { ValueText } from "./ValueText.tsx";
import { isVarying } from "./varying.ts";

/** Digits that show a param as it was typed: all that a double has, without the last, which may be noise. */
const AS_GIVEN = 15;

/** What a run was given: first the params that vary in its experiment, then the others. */
export function ParamsSection(props: {
  readonly run: Run;
  readonly index: FieldIndex | undefined;
}): JSX.Element {
  const leaves = createMemo(() => leavesOf(props.run.params));
  const varying = createMemo(() => {
    const { fields = [], run_count = 0 } = props.index ?? {};
    return new Set<string>(fields.filter((field) => isVarying(field, run_count)).map((field) => field.path));
  });
  const varied = () => leaves().filter((leaf) => varying().has(`params.${leaf.key}`));
  const fixed = () => leaves().filter((leaf) => !varying().has(`params.${leaf.key}`));
  const note = () => (varied().length > 0 ? `${varied().length} of ${leaves().length} vary` : undefined);
  return (
    <Section title="Params" note={note()}>
      <Show when={leaves().length > 0} fallback={<p class="atl-quiet">The run was given none.</p>}>
        <table class="atl-facts atl-params">
          <tbody>
            <For each={varied()}>{(leaf) => <ParamRow {...leaf} varies />}</For>
            <FoldedList
              items={fixed()}
              rest={(button) => (
                <tr>
                  <td colspan="2">{button}</td>
                </tr>
              )}
            >
              {(leaf) => <ParamRow {...leaf} varies={varied().length === 0} />}
            </FoldedList>
          </tbody>
        </table>
      </Show>
    </Section>
  );
}

function ParamRow(props: Leaf & { readonly varies: boolean }): JSX.Element {
  return (
    <tr>
      <th scope="row">{props.key === "" ? <span class="atl-quiet">empty name</span> : props.key}</th>
      <td classList={{ "atl-strong": props.varies, "atl-params-fixed": !props.varies }}>
        <ValueText value={props.value} significant={AS_GIVEN} />
      </td>
    </tr>
  );
}
