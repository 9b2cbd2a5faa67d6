import type { Artifact } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { formatBytes } from "../format/format-bytes.ts";
import { MISSING } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { FoldedList } from "./FoldedList.tsx";
import { Section } from "./Section.tsx";

/** The files that a run left behind, by name. */
export function ArtifactsSection(props: { readonly artifacts: readonly Artifact[] }): JSX.Element {
  const note = () => {
    const sizeBytes = props.artifacts.reduce((sum, artifact) => sum + (artifact.size_bytes ?? 0), 0);
    return `${formatCount(props.artifacts.length)}, ${formatBytes(sizeBytes)}`;
  };
  return (
    <Show when={props.artifacts.length > 0}>
      <Section title="Artifacts" note={note()}>
        <table class="atl-facts">
          <thead>
            <tr>
              <th scope="col">name</th>
              <th scope="col">kind</th>
              <th scope="col">format</th>
              <th scope="col" class="atl-number">
                size
              </th>
            </tr>
          </thead>
          <tbody>
            <FoldedList
              items={props.artifacts}
              rest={(button) => (
                <tr>
                  <td colspan="4">{button}</td>
                </tr>
              )}
            >
              {(artifact) => (
                <tr>
                  <th scope="row">{artifact.name}</th>
                  <td class="atl-quiet">{artifact.kind || MISSING}</td>
                  <td class="atl-quiet">{artifact.format || MISSING}</td>
                  <td class="atl-number atl-quiet">
                    {artifact.size_bytes === null ? MISSING : formatBytes(artifact.size_bytes)}
                  </td>
                </tr>
              )}
            </FoldedList>
          </tbody>
        </table>
      </Section>
    </Show>
  );
}
