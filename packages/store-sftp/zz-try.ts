import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { openFileSource } from "@atlas/store";
import { openSftpFileSystem } from "@atlas/store-sftp";
import { startDelayProxy } from "./test/delay-proxy.ts";
import { startSshd } from "./test/sshd.ts";

const [, , store, ms, shell] = process.argv;
const sshd = await startSshd();
const proxy = await startDelayProxy(sshd.port, Number(ms));
const fs = openSftpFileSystem(
  { host: "127.0.0.1", port: proxy.port, path: store },
  { side: sshd.side, useShell: shell !== "no", acceptNewHostKey: true },
);
let t = performance.now(),
  r = 0;
const lap = (w) => {
  const n = performance.now();
  console.log(w, ((n - t) / 1000).toFixed(2) + " s", proxy.roundTrips - r + " round trips");
  t = performance.now();
  r = proxy.roundTrips;
};
await fs.connect();
lap("connect");
const source = openFileSource([fs], { isRemote: true, follow: false });
let first = false;
source.subscribe((s) => {
  if (!first && s.table.rowCount > 0) {
    first = true;
    console.log("first table of", s.table.rowCount, ((performance.now() - t) / 1000).toFixed(2));
  }
});
await source.ready();
lap("scan of " + source.state().table.rowCount);
console.log(source.state().problems.slice(0, 3));
await new Promise((r) => setTimeout(r, 2500));
t = performance.now();
await source.refresh();
lap("refresh unchanged 1");
await source.refresh();
lap("refresh unchanged 2");
await source.refresh({ thorough: true });
lap("thorough");
const dir = store + "/runs/";
let d = dir;
try {
  readdirSync(d);
} catch {
  d = store + "/" + readdirSync(store)[0] + "/runs/";
}
for (const n of readdirSync(d).slice(0, 10)) {
  writeFileSync(d + n + ".tmp", readFileSync(d + n));
  renameSync(d + n + ".tmp", d + n);
}
t = performance.now();
await source.refresh();
lap("refresh 10 changed");
await source.close();
await proxy.close();
await sshd.close();
