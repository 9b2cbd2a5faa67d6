// A bare node:http server that answers with what was put there: PUT /NAME?status=200 brings it, everything else gets it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const answers = new Map<string, { readonly status: number; readonly bytes: Buffer }>();

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (request.method === "PUT") {
    const bytes = Buffer.concat(await request.toArray());
    answers.set(pathname, { status: Number(searchParams.get("status")), bytes });
    response.end();
    return;
  }
  // A body is read before it is answered, as by every server that wants to know what it is asked.
  request.resume().once("end", () => {
    const { status, bytes } = answers.get(pathname)!;
    response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length });
    response.end(bytes);
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`The floor is at http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
