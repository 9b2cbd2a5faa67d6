// A package registry on loopback that holds some tarballs and nothing else: what npm and pnpm ask of one to install.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";

/**
 * Serves the tarballs of a folder. Packages that are not among them are for the client's own registry: it must be
 * told to ask here for one scope only.
 *
 * @param {string} folder
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function serveRegistry(folder) {
  const packages = readdirSync(folder)
    .filter((name) => name.endsWith(".tgz"))
    .map((file) => readTarball(folder, file));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(1);
    const file = packages.find((one) => path === `tarballs/${one.file}`);
    const known = packages.find((one) => path === one.manifest.name);
    if (file !== undefined) response.end(file.bytes);
    else if (known !== undefined) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(packumentOf(known, `http://${request.headers.host}`)));
    } else response.writeHead(404).end("{}");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function readTarball(folder, file) {
  const bytes = readFileSync(`${folder}/${file}`);
  const text = execFileSync("tar", ["-xzOf", `${folder}/${file}`, "package/package.json"], {
    encoding: "utf8",
  });
  return { file, bytes, manifest: JSON.parse(text) };
}

function packumentOf({ file, bytes, manifest }, base) {
  const dist = {
    tarball: `${base}/tarballs/${file}`,
    integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}`,
    shasum: createHash("sha1").update(bytes).digest("hex"),
  };
  return {
    name: manifest.name,
    "dist-tags": { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist } },
  };
}
