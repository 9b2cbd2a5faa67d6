import { parseRemoteAddress, printRemoteAddress, type RemoteAddress } from "@atlas/store-sftp";
import { expect, it } from "vitest";

it.each<[string, RemoteAddress]>([
  ["me@cluster:/scratch/runs", { host: "cluster", user: "me", path: "/scratch/runs" }],
  ["cluster:/scratch/runs", { host: "cluster", path: "/scratch/runs" }],
  ["cluster:runs/a b", { host: "cluster", path: "runs/a b" }],
  ["cluster:~/runs", { host: "cluster", path: "runs" }],
  ["cluster:~", { host: "cluster", path: "" }],
  ["cluster:", { host: "cluster", path: "" }],
  ["me@[fe80::1%eth0]:/runs", { host: "fe80::1%eth0", user: "me", path: "/runs" }],
  ["[::1]:runs", { host: "::1", path: "runs" }],
  ["host:/a:b@c", { host: "host", path: "/a:b@c" }],
  ["ssh://me@cluster:2222/scratch", { host: "cluster", user: "me", port: 2222, path: "/scratch" }],
  ["ssh://cluster", { host: "cluster", path: "" }],
  ["ssh://cluster/", { host: "cluster", path: "/" }],
  ["ssh://cluster/~/runs", { host: "cluster", path: "runs" }],
  ["sftp://[::1]:22/%C3%BC%20x", { host: "::1", port: 22, path: "/ü x" }],
])("reads %s", (text, address) => {
  expect(parseRemoteAddress(text)).toEqual(address);
});

it.each(["C:\\runs", "c:/runs", "D:", "/data/runs", "./a:b", "../a:b", "~/a:b", "runs", "a/b:c", ""])(
  "takes %s for a path of this machine",
  (text) => {
    expect(parseRemoteAddress(text)).toBeUndefined();
  },
);

it.each([
  "ssh://",
  "ssh://:22/x",
  "ssh://host:99999/x",
  "ssh://host:x/",
  "ssh://h/%zz",
  "ssh://me:secret@h/x",
  "-oProxyCommand=x:/y",
])("refuses %s", (text) => {
  expect(() => parseRemoteAddress(text)).toThrow(expect.objectContaining({ code: "invalid_query" }));
});

it.each([
  "me@cluster:/scratch/runs",
  "cluster:runs",
  "[::1]:runs",
  "ssh://me@cluster:2222/scratch/%C3%BC",
  "ssh://h:2/~/x",
])("prints %s as it was", (text) => {
  expect(printRemoteAddress(parseRemoteAddress(text)!)).toBe(text);
});
