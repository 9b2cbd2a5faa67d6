/** The name that a Host header, or an address that one listens on, has for the machine: lower case, without port and brackets. */
export function hostNameOf(host: string): string {
  const name = /^\[([^\]]*)\](?::\d*)?$/.exec(host)?.[1] ?? (isIPv6(host) ? host : host.replace(/:\d*$/, ""));
  return name.toLowerCase().replace(/\.$/, "");
}

/** Whether a name stands for the machine itself, by which no other machine can reach it. */
export function isLoopbackName(name: string): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "::1" ||
    /^127(?:\.\d{1,3}){3}$/.test(name)
  );
}

/** Whether a name is a number, which no name server can be asked for. */
export function isAddress(name: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || isIPv6(name);
}

function isIPv6(name: string): boolean {
  return name.split(":").length > 2 && /^[\da-f:.]+(?:%\w+)?$/i.test(name);
}
