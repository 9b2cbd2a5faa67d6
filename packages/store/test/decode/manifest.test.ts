import { decodeManifest } from "@atlas/store";
import { describe, expect, it } from "vitest";

function decode(text: string, name = "mini_0.1_20260305_140302.json") {
  return decodeManifest(new TextEncoder().encode(text), name);
}

describe("decodeManifest", () => {
  it("has what the file says, and the time of its name", () => {
    const content = {
      experiment_id: "mini:0.1",
      name: "mini",
      version: "0.1",
      tags: ["demo"],
      total_runs: 12,
      submitted_at: "2026-03-05T14:03:02.483264",
      seeds: { base: 1 },
    };
    const { experiment_id, name, version, tags, total_runs, submitted_at } = content;
    expect(decode(JSON.stringify(content))).toEqual({
      value: {
        experiment_id,
        timestamp: "20260305_140302",
        submitted_at,
        name,
        version,
        tags,
        total_runs,
        content,
      },
      reasons: [],
    });
  });

  it("takes the experiment from the content, whatever the file is called", () => {
    expect(decode('{"experiment_id": "mini_0.1:2"}').value?.experiment_id).toBe("mini_0.1:2");
    expect(decode('{"experiment_id": "team/slashed:1.0"}').value?.experiment_id).toBe("team/slashed:1.0");
  });

  it("has defaults for what is missing, null or of a wrong type", () => {
    const defaults = { submitted_at: "", name: "", version: "", tags: [], total_runs: 0 };
    expect(decode('{"experiment_id": "mini:0.1"}')).toMatchObject({ value: defaults, reasons: [] });
    expect(decode('{"experiment_id": "m:1", "name": null, "tags": null, "total_runs": null}')).toMatchObject({
      value: defaults,
      reasons: [],
    });
    const odd = decode('{"experiment_id": "m:1", "total_runs": "many", "tags": "t", "submitted_at": "soon"}');
    expect(odd).toMatchObject({ value: defaults });
    expect(odd.reasons).toHaveLength(3);
  });

  it.each(["", "[]", '{"experiment_id": ', "{}", '{"experiment_id": 5}', '{"experiment_id": null}'])(
    "is none: %j",
    (text) => {
      const { value, reasons } = decode(text);
      expect(value).toBeUndefined();
      expect(reasons).toHaveLength(1);
    },
  );
});
