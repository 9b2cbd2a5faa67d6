import { AtlasError } from "@atlas/core";
import type { Client, ClientChannel } from "ssh2";
import type { HostSettings } from "../config/host-settings.ts";
import { answered } from "./answered.ts";
import { connectHost, type Visitor } from "./connect-host.ts";

/**
 * Connects to a machine, through those that are on the way. When the connection ends, however it does, so do those
 * that it went through.
 *
 * @throws {AtlasError} `unavailable`, with the machine that it failed at.
 */
export async function connectThrough(settings: HostSettings, visitor: Visitor): Promise<Client> {
  const way: { readonly host: HostSettings; readonly client: Client }[] = [];
  const endWay = () => {
    for (const { client } of way) client.destroy();
  };
  for (const host of [...settings.hops, settings]) {
    try {
      const last = way.at(-1);
      const stream = last && streamTo(host, last.host, last.client);
      const through = stream && (await answered(stream, host.connectTimeoutMs, () => undefined));
      way.push({ host, client: await connectHost(host, visitor, through) });
    } catch (error) {
      endWay();
      throw error;
    }
  }
  const { client } = way.pop()!;
  return client.on("close", endWay);
}

function streamTo(host: HostSettings, via: HostSettings, client: Client): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.forwardOut("127.0.0.1", 0, host.host, host.port, (error, stream) => {
      if (error === undefined) return resolve(stream);
      const words = `${via.alias} does not lead to ${host.host}, port ${host.port}: ${error.message}`;
      reject(new AtlasError("unavailable", `Cannot connect to ${host.alias}: ${words}`, { cause: error }));
    });
  });
}
