import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprintOf, KnownHosts, keyTypeOf, knownHostsLine } from "../src/known-hosts.ts";

/** A key as it is on the wire: its kind, and some bytes. */
function keyOf(type: string, secret: number): Buffer {
  const part = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return Buffer.concat([part(Buffer.from(type)), part(Buffer.alloc(32, secret))]);
}

const key = keyOf("ssh-ed25519", 1);
const other = keyOf("ssh-ed25519", 2);
const line = (hosts: string, bytes = key) =>
  `${hosts} ${keyTypeOf(bytes)} ${bytes.toString("base64")} a comment`;
const known = (...lines: string[]) => new KnownHosts([["known_hosts", lines.join("\n")]]);

describe("what known_hosts says of a key", () => {
  it.each([
    ["cluster", "cluster", 22],
    ["CLUSTER", "cluster", 22],
    ["a,cluster,b", "cluster", 22],
    ["*.example.org", "login.example.org", 22],
    ["node??", "node42", 22],
    ["[cluster]:2222", "cluster", 2222],
    ["::1", "::1", 22],
    ["*", "anything", 22],
  ])("is that %s names %s at %d", (hosts, host, port) => {
    expect(known(line(hosts)).check([host], port, key)).toEqual({ kind: "known" });
  });

  it.each([
    ["cluster", "cluster2", 22],
    ["cluster", "cluster", 2222],
    ["[cluster]:2222", "cluster", 22],
    ["*.example.org", "example.org", 22],
    ["*.example.org,!secret.example.org", "secret.example.org", 22],
    ["node?", "node42", 22],
  ])("is not that %s names %s at %d", (hosts, host, port) => {
    expect(known(line(hosts)).check([host], port, key)).toEqual({ kind: "unknown" });
  });

  it("tells a changed key from an unknown host, with the lines that say otherwise", () => {
    const hosts = known("# mine", line("other"), line("cluster", other));
    expect(hosts.check(["cluster"], 22, key)).toEqual({ kind: "changed", places: ["known_hosts, line 3"] });
    expect(hosts.check(["nobody"], 22, key)).toEqual({ kind: "unknown" });
    expect(hosts.keyTypesOf(["cluster"], 22)).toEqual(["ssh-ed25519"]);
  });

  it("knows a host that has several keys, in several files", () => {
    const hosts = new KnownHosts([
      ["a", line("cluster", keyOf("ssh-rsa", 9))],
      ["b", line("cluster")],
    ]);
    expect(hosts.check(["cluster"], 22, key)).toEqual({ kind: "known" });
    expect(hosts.keyTypesOf(["cluster"], 22)).toEqual(["ssh-rsa", "ssh-ed25519"]);
  });

  it("refuses a revoked key, even where another line knows it", () => {
    const hosts = known(line("cluster"), `@revoked ${line("*")}`);
    expect(hosts.check(["cluster"], 22, key)).toEqual({ kind: "revoked", places: ["known_hosts, line 2"] });
  });

  it("says when only a certificate authority vouches for the host", () => {
    const hosts = known(`@cert-authority ${line("*.example.org")}`);
    expect(hosts.check(["login.example.org"], 22, other)).toMatchObject({ kind: "authority" });
  });

  it("passes over what cannot be read", () => {
    expect(
      known("", "   ", "cluster", "@unknown x y z", "cluster ssh-ed25519").check(["cluster"], 22, key),
    ).toEqual({
      kind: "unknown",
    });
  });

  it("is made known by the line that is printed", () => {
    for (const port of [22, 2222]) {
      expect(known(knownHostsLine("cluster", port, key)).check(["cluster"], port, key)).toEqual({
        kind: "known",
      });
    }
  });

  it("ends soon on patterns made to be slow", () => {
    const hosts = known(line(`${"*a".repeat(40)}b`));
    expect(hosts.check(["a".repeat(200)], 22, key)).toEqual({ kind: "unknown" });
  });
});

describe.skipIf(!hasKeygen())("beside ssh-keygen (skipped where there is none)", () => {
  let dir: string;

  beforeAll(() => {
    dir = mkdtempSync(`${tmpdir()}/atlas-keys-`);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("knows hosts whose names it has hashed", () => {
    writeFileSync(`${dir}/known_hosts`, `${line("cluster")}\n${line("[cluster]:2222", other)}\n`);
    execFileSync("ssh-keygen", ["-H", "-f", `${dir}/known_hosts`], { stdio: "ignore" });
    const text = readFileSync(`${dir}/known_hosts`, "utf8");
    expect(text).toMatch(/^\|1\|/);
    const hosts = new KnownHosts([["known_hosts", text]]);
    expect(hosts.check(["cluster"], 22, key)).toEqual({ kind: "known" });
    expect(hosts.check(["cluster"], 2222, key)).toMatchObject({ kind: "changed" });
    expect(hosts.check(["other"], 22, key)).toEqual({ kind: "unknown" });
  });

  it("has the fingerprints that it shows", () => {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", `${dir}/key`]);
    const [type, encoded] = readFileSync(`${dir}/key.pub`, "utf8").split(" ");
    const bytes = Buffer.from(encoded!, "base64");
    const shown = execFileSync("ssh-keygen", ["-l", "-f", `${dir}/key.pub`], { encoding: "utf8" });
    expect(shown).toContain(fingerprintOf(bytes));
    expect(keyTypeOf(bytes)).toBe(type);
  });
});

function hasKeygen(): boolean {
  try {
    execFileSync("ssh-keygen", ["-?"], { stdio: "ignore" });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
  return true;
}
