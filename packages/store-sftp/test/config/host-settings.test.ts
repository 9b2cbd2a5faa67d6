import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type HostName, hostSettings } from "../../src/config/host-settings.ts";
import type { LocalSide } from "../../src/config/local-side.ts";
import { hasProgram } from "../programs.ts";
import { directoryWith } from "../temporary-directory.ts";

/** A user with settings of ssh. */
function sideWith(config: string, files: Readonly<Record<string, string>> = {}): LocalSide {
  const home = directoryWith({ ".ssh/config": config, ...files });
  const env = { SSH_AUTH_SOCK: "/run/agent", KEYS: "/keys" };
  const systemConfigFile = join(home, "system_config");
  return { home, userName: "local", hostName: "laptop.example.org", env, systemConfigFile };
}

const settingsOf = (config: string, name: HostName | string, files?: Readonly<Record<string, string>>) => {
  const side = sideWith(config, files);
  return { side, ...hostSettings(typeof name === "string" ? { host: name } : name, side) };
};

describe("settings of a host", () => {
  it("are those of ssh where nothing is said", () => {
    const { side, ...settings } = settingsOf("", "cluster");
    expect(settings).toMatchObject({
      alias: "cluster",
      host: "cluster",
      port: 22,
      user: "local",
      identitiesOnly: false,
      agentSocket: "/run/agent",
      hostKeyName: "cluster",
      hops: [],
      warnings: [],
    });
    expect(settings.identityFiles).toContain(join(side.home, ".ssh/id_ed25519"));
    expect(settings.knownHostsFiles).toContain(join(side.home, ".ssh/known_hosts"));
  });

  it("take the first value that is said, and what was asked for before that", () => {
    const config = `
      Host short
        HostName %h.example.org
        User first
        Port = 2200
      Host *
        User second
        Port 22
        ServerAliveInterval 5
        HostKeyAlias cluster-key`;
    const asked = { host: "short", user: "asked", port: 99 };
    expect(settingsOf(config, "short")).toMatchObject({
      host: "short.example.org",
      user: "first",
      port: 2200,
      keepAliveIntervalMs: 5000,
      hostKeyName: "cluster-key",
    });
    expect(settingsOf(config, asked)).toMatchObject({ user: "asked", port: 99 });
  });

  it("know patterns, negated ones, quotes and comments", () => {
    const config = `
      # mine
      Host node?? !node13 "login"
        User "two words"  # who`;
    expect(settingsOf(config, "node12").user).toBe("two words");
    expect(settingsOf(config, "login").user).toBe("two words");
    expect(settingsOf(config, "node13").user).toBe("local");
  });

  it("follow Include, relative to ~/.ssh and with patterns, only where it applies", () => {
    const files = {
      ".ssh/conf.d/a.conf": "Host cluster\n  Port 1\nHost other\n  Port 2\n",
      ".ssh/conf.d/b.conf": "User from-b\n",
      ".ssh/inner": "Port 3\n",
    };
    const config = "Host elsewhere\n  Include inner\nHost *\n  Include conf.d/*.conf ~/.ssh/missing\n";
    expect(settingsOf(config, "cluster", files)).toMatchObject({ port: 1, user: "from-b" });
    expect(settingsOf(config, "elsewhere", files)).toMatchObject({ port: 3 });
  });

  it("end where files include one another", () => {
    const { warnings, user } = settingsOf("Include again\nUser me\n", "cluster", {
      ".ssh/again": "Include again\n",
    });
    expect(warnings.join()).toMatch(/more than 16 deep/);
    expect(user).toBe("me");
  });

  it("know Match by host, user and all, and pass over what would run a command, aloud", () => {
    const config = `
      Match originalhost short user local
        HostName long.example.org
      Match host long.example.org,x exec "touch /tmp/never"
        Port 1
      Match !host long.example.org
        Port 2
      Match final all
        Port 3
      Match host long.example.org
        User matched`;
    const { port, user, warnings } = settingsOf(config, "short");
    expect([port, user]).toEqual([3, "matched"]);
    expect(warnings).toEqual([
      expect.stringMatching(/Match exec touch \/tmp\/never" is passed over: Atlas runs no commands/),
    ]);
  });

  it("fill in paths", () => {
    const config = `
      HostName real
      IdentityFile ~/.ssh/%n_%h_%r
      IdentityFile \${KEYS}/%u%%
      IdentitiesOnly yes
      IdentityAgent ~/agent
      UserKnownHostsFile ~/a "~/b c"
      GlobalKnownHostsFile none`;
    const { side, ...settings } = settingsOf(config, "cluster");
    expect(settings.identityFiles).toEqual([`${side.home}/.ssh/cluster_real_local`, "/keys/local%"]);
    expect(settings.agentSocket).toBe(`${side.home}/agent`);
    expect(settings.knownHostsFiles).toEqual([`${side.home}/a`, `${side.home}/b c`]);
  });

  it("name the machines on the way, each with its own settings", () => {
    const config = `
      Host cluster
        ProxyJump me@gate:2222,inner
      Host gate
        HostName gate.example.org
        ProxyJump outer
      Host inner
        User deep
        ProxyJump never`;
    const { hops } = settingsOf(config, "cluster");
    expect(hops.map(({ host, user, port }) => [host, user, port])).toEqual([
      ["outer", "local", 22],
      ["gate.example.org", "me", 2222],
      ["inner", "deep", 22],
    ]);
  });

  it("pass over a way through the machine itself, and refuse circles", () => {
    expect(settingsOf("Host *\n  ProxyJump gate\n", "cluster").hops).toMatchObject([
      { host: "gate", hops: [] },
    ]);
    const circle = "Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n";
    expect(() => settingsOf(circle, "a")).toThrow(/lead in circles: a through b/);
  });

  it("refuse a ProxyCommand with a word, but not none", () => {
    expect(() => settingsOf("ProxyCommand nc %h %p\n", "cluster")).toThrow(
      /ProxyCommand, which Atlas does not run/,
    );
    expect(settingsOf("ProxyCommand none\n", "cluster").hops).toEqual([]);
  });

  it("refuse a port that is none", () => {
    expect(() => settingsOf("Port many\n", "cluster")).toThrow(
      expect.objectContaining({ code: "invalid_query" }),
    );
  });

  it("try only the key that was asked for", () => {
    const settings = hostSettings({ host: "cluster" }, sideWith("IdentityFile ~/other\n"), "/mine");
    expect(settings).toMatchObject({ identityFiles: ["/mine"], identitiesOnly: true });
  });
});

describe.skipIf(!hasProgram("ssh"))("beside ssh -G (skipped where there is no ssh)", () => {
  it.each(["short", "node7", "other.example.org", "plain"])(
    "has what ssh makes of the settings for %s",
    (alias) => {
      const config = `
Host short other*
  HostName=%h.cluster.example.org
  IdentityFile /keys/one
Host node? !node8
  User "runner"
  Port 2222
  ProxyJump me@gate:22,inner
Match host *.cluster.example.org user runner2
  Port 7
Match originalhost other.example.org
  User runner2
  ServerAliveInterval 11
Match final host *.cluster.example.org
  IdentitiesOnly yes
  IdentityFile /keys/two
Host *
  HostKeyAlias "the key"
  User last
`;
      const side = sideWith(config);
      const printed = execFileSync("ssh", ["-G", "-F", join(side.home, ".ssh/config"), alias], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      const all = (name: string) =>
        printed
          .split("\n")
          .flatMap((line) => (line.startsWith(`${name} `) ? line.slice(name.length + 1) : []));
      const settings = hostSettings({ host: alias }, side);
      expect(settings).toMatchObject({
        host: all("hostname")[0],
        user: all("user")[0],
        port: Number(all("port")[0]),
        identitiesOnly: all("identitiesonly")[0] === "yes",
        hostKeyName: all("hostkeyalias")[0],
      });
      if (settings.identityFiles.length < 5) expect(settings.identityFiles).toEqual(all("identityfile"));
      expect(settings.hops.length).toBe(all("proxyjump")[0]?.split(",").length ?? 0);
    },
  );
});
