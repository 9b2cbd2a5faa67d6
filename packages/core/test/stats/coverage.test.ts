import { expect, it } from "vitest";
import { standardDeviation } from "../../src/stats/standard-deviation.ts";
import { meanOf } from "../../src/stats/sum.ts";
import { tQuantile } from "../../src/stats/t-quantile.ts";
import { seededNormal } from "./seeded-random.ts";

const { ATLAS_SIMULATE } = process.env;
const DRAWS = 200_000;
const COMMAND = "ATLAS_SIMULATE=1 npx vitest run --project unit packages/core/test/stats/coverage.test.ts";

it.skipIf(ATLAS_SIMULATE === undefined).each([2, 3, 5, 10])(
  `the 95%% t interval of %i values covers the mean of 94.5%% to 95.5%% of ${DRAWS} samples (run by name: ${COMMAND})`,
  (n) => {
    const normal = seededNormal(n);
    const factor = tQuantile(0.975, n - 1) / Math.sqrt(n);
    const sample = new Float64Array(n);
    let covered = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      for (let i = 0; i < n; i++) sample[i] = normal();
      const mean = meanOf(sample);
      if (Math.abs(mean) <= factor * standardDeviation(sample, mean)) covered++;
    }
    expect(covered / DRAWS).toBeGreaterThan(0.945);
    expect(covered / DRAWS).toBeLessThan(0.955);
  },
);
