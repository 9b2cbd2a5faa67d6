import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { isNetworkType, isOnNetwork } from "../src/network-file-system.ts";

it.each([
  ["NFS", 0x6969, true],
  ["CIFS", 0xff534d42, true],
  ["CIFS, with a sign", 0xff534d42 | 0, true],
  ["sshfs", 0x65735546, true],
  ["ext4", 0xef53, false],
  ["xfs", 0x58465342, false],
  ["btrfs", 0x9123683e, false],
  ["tmpfs", 0x01021994, false],
])("%s may change without this machine being told: %s is %s", (_, type, isNetwork) => {
  expect(isNetworkType(type)).toBe(isNetwork);
});

it("a directory is asked, and one that is not there is an error", () => {
  expect(typeof isOnNetwork(tmpdir())).toBe("boolean");
  if (process.platform === "linux") expect(() => isOnNetwork("/not/there")).toThrow(/ENOENT/);
});
