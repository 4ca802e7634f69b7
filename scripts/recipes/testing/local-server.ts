import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type LocalServer = { url: string; close(): void };

/** Serves standard requests on this machine, over HTTP. */
export async function localServer(respond: (request: Request) => Promise<Response>): Promise<LocalServer> {
  const server = createServer(async (incoming, outgoing) => {
    const response = await respond(await toRequest(incoming));
    const content = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(content);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = "GET", headers, url } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}
