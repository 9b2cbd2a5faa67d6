// `pnpm screens`: builds, and runs the browser tests with their pictures kept in e2e/screens.
import { spawnSync } from "node:child_process";

const env = { ...process.env, ATLAS_SCREENS: "1", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
for (const command of [
  "turbo run build --filter=./packages/* --filter=./apps/* --output-logs=errors-only",
  "vitest run --project browser",
]) {
  const { status } = spawnSync(command, { env, shell: true, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
