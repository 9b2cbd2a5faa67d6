import { printQuery } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  configurationsQuery,
  readConfigurationKey,
  writeConfigurationKey,
} from "../../src/compare/configuration-key.ts";

describe("the key of a configuration", () => {
  it("is read as it was written, whatever its experiment is called", () => {
    const fingerprint = fc.stringMatching(/^[0-9a-f]{1,16}$/);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fingerprint, (experiment_id, params_fingerprint) => {
        const key = { experiment_id, params_fingerprint };
        expect(readConfigurationKey(writeConfigurationKey(key))).toEqual(key);
      }),
    );
  });

  it("is not made of a text that lacks an experiment or a fingerprint", () => {
    for (const text of ["", "a", "/a", "a/"]) expect(readConfigurationKey(text)).toBeUndefined();
  });

  it("asks for the runs of its configuration, experiment by experiment", () => {
    const keys = ["a:1/f1", "b:1/f3", "a:1/f2"].flatMap((text) => readConfigurationKey(text) ?? []);
    expect(printQuery(configurationsQuery(keys.slice(0, 1)))).toBe(
      "experiment = a:1 and record.params_fingerprint in (f1)",
    );
    expect(printQuery(configurationsQuery(keys))).toBe(
      "experiment = a:1 and record.params_fingerprint in (f1, f2) or experiment = b:1 and record.params_fingerprint in (f3)",
    );
  });
});
