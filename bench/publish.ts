import { mkdirSync, writeFileSync } from "node:fs";
import { type Measurement, tableOf } from "./measure.ts";

/** Prints the measurements as a table and writes them to `bench/results/NAME.json`. */
export function publish(name: string, measurements: readonly Measurement[]): void {
  const results = new URL("./results/", import.meta.url);
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL(`${name}.json`, results), `${JSON.stringify(measurements, null, 2)}\n`);
  console.log(tableOf(measurements));
}
