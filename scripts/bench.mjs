// `pnpm bench [NAME…] [--rows N,N]`: runs bench/NAME.ts (all without a name) on source and writes bench/results/NAME.json.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const known = readdirSync(`${root}bench`)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length));
const flags = process.argv.slice(2);
const rowsAt = flags.indexOf("--rows");
const options = rowsAt < 0 ? [] : flags.splice(rowsAt, 2);
const unknown = flags.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(2);
}
for (const name of flags.length > 0 ? flags : known) {
  console.log(`\n${name}`);
  const { status } = spawnSync(
    process.execPath,
    ["--conditions=@atlas/source", "--expose-gc", "--import", "tsx", `bench/${name}.bench.ts`, ...options],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}
