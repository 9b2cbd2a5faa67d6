import { statfsSync } from "node:fs";

/**
 * The types of Linux's network and user-space file systems (`statfs(2)`), on which it tells of this machine's changes
 * alone: NFS, SMB and CIFS, FUSE (sshfs), Lustre, GPFS, BeeGFS, CephFS, AFS, 9P.
 */
const NETWORK_TYPES = new Set([
  0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x65735546, 0x0bd00bd0, 0x47504653, 0x19830326, 0x00c36400,
  0x5346414f, 0x01021997,
]);

/** Whether a file system of this type may change without this machine being told. */
export function isNetworkType(type: number): boolean {
  // Some are negative where the system counts with signs.
  return NETWORK_TYPES.has(type >>> 0);
}

/** Whether a directory lies on a network file system, as far as that can be told: on Linux. */
export function isOnNetwork(place: string): boolean {
  return process.platform === "linux" && isNetworkType(statfsSync(place).type);
}
