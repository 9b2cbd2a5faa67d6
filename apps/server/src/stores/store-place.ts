import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { AtlasError } from "@atlas/core";
import type { RemoteAddress } from "@atlas/store-sftp";

/** Where stores are: in a directory of this machine, or of another one. */
export type StorePlace = string | RemoteAddress;

/**
 * The place that a text names: `user@host:/path` or `ssh://user@host:port/path` for one on another machine, and a
 * path of this one else. A directory that is there under that very name comes first.
 *
 * @throws {AtlasError} `invalid_query` for what begins as an address and is none.
 */
export async function storePlaceOf(text: string): Promise<StorePlace> {
  const mayBeRemote = text.includes(":") && !existsSync(text);
  return (mayBeRemote ? await remoteAddressOf(text) : undefined) ?? text;
}

/**
 * The place on another machine that a text names.
 *
 * @throws {AtlasError} `invalid_query` for what is no address.
 */
export async function remotePlaceOf(text: string): Promise<StorePlace> {
  const address = await remoteAddressOf(text);
  if (address !== undefined) return address;
  throw new AtlasError(
    "invalid_query",
    `"${text}" names no other machine: expected user@host:/path or ssh://user@host:port/path`,
  );
}

/** What `ATLAS_STORE_PATH` lists: one address of another machine, or paths separated as in PATH. */
export function listedPlaces(variable: string): readonly string[] {
  if (/^(?:ssh|sftp):\/\/|^[^/@]+@[^/]+:/.test(variable)) return [variable];
  return variable.split(delimiter).filter((path) => path !== "");
}

/** SSH is a lot to load for those who need none. */
async function remoteAddressOf(text: string): Promise<RemoteAddress | undefined> {
  const { parseRemoteAddress } = await import("@atlas/store-sftp");
  return parseRemoteAddress(text);
}
