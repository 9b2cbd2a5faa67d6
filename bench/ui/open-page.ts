import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";

const DEV = fileURLToPath(new URL("../../packages/ui/dev/", import.meta.url));
const ECHARTS = fileURLToPath(new URL("../peers/node_modules/echarts/dist/echarts.min.js", import.meta.url));

const executablePath =
  process.env["CHROMIUM_PATH"] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);

/** The page of `packages/ui/dev/paint.html`, built, in a browser; beside it ECharts where it is installed. */
export interface PaintPage {
  readonly page: Page;
  readonly hasPeer: boolean;
  close(): Promise<void>;
}

/** Builds the page and opens it, `undefined` where there is no browser. */
export async function openPaintPage(): Promise<PaintPage | undefined> {
  if (executablePath === undefined) return undefined;
  const files = await builtFiles();
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? "/").slice(1));
    response.writeHead(file === undefined ? 404 : 200, { "Content-Type": typeOf(request.url ?? "") });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--js-flags=--expose-gc"],
  });
  const page = await browser.newPage({ viewport: { width: 1300, height: 1500 } });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${port}/paint.html`);
  await page.waitForFunction("window.paint !== undefined");
  const hasPeer = existsSync(ECHARTS);
  if (hasPeer) {
    await page.addScriptTag({ path: ECHARTS });
    await page.addScriptTag({ path: fileURLToPath(new URL("./echarts.js", import.meta.url)) });
  }
  return {
    page,
    hasPeer,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** What the bundler makes of the page, by path. */
async function builtFiles(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    root: DEV,
    configFile: `${DEV}vite.config.ts`,
    logLevel: "error",
    build: { write: false, target: "es2022", rolldownOptions: { input: `${DEV}paint.html` } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((output) => ("output" in output ? output.output : []));
  return new Map(files.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]));
}

function typeOf(path: string): string {
  if (path.endsWith(".js")) return "text/javascript";
  return path.endsWith(".css") ? "text/css" : "text/html";
}
