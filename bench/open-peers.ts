/** Something that answers the engine's questions, too, in its own way. */
export interface Peer {
  readonly name: string;
  /** By operation; what it cannot do is absent. */
  readonly answers: Readonly<Record<string, () => unknown>>;
  close(): void;
}

const MODULES = ["arquero", "duckdb"];

/** The peers of `bench/peers`; one that is not installed is left out, and said so. */
export async function openPeers(columns: ReadonlyMap<string, readonly unknown[]>): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const name of MODULES) {
    const url = new URL(`./peers/${name}.mjs`, import.meta.url);
    try {
      const { openPeer } = await import(url.href);
      peers.push(await openPeer(columns));
    } catch (error) {
      console.log(`${name} is not measured: ${(error as Error).message.split("\n")[0]}`);
    }
  }
  return peers;
}
