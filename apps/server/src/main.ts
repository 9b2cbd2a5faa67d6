/* Nothing is imported before the check: what Atlas is made of does not parse on an old Node. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`error: Atlas needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  // So that tracebacks name the files that people know, in the bundle too.
  process.setSourceMapsEnabled(true);
  import("./cli.ts").then(({ runCli }) => runCli(process.argv.slice(2)));
}
