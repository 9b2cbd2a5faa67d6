import { homedir, hostname, userInfo } from "node:os";

/** Who connects, and from where: what settings are looked up in and filled in with. */
export interface LocalSide {
  readonly home: string;
  readonly userName: string;
  readonly hostName: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The settings of the machine, which count after the user's. */
  readonly systemConfigFile: string;
}

/** The user that this process runs as, on this machine. */
export function thisSide(): LocalSide {
  return {
    home: homedir(),
    userName: userInfo().username,
    hostName: hostname(),
    env: process.env,
    systemConfigFile: "/etc/ssh/ssh_config",
  };
}
