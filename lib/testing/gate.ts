import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * A proxy in front of a server on this machine. Shutting the gate ends its connections, and a shut gate refuses new
 * ones.
 */
export type Gate = { port: number; shut(): Promise<void>; open(): Promise<void> };

async function gateTo(target: { host: string; port: number }): Promise<Gate> {
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(target);
    for (const [from, to] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy()).on("close", () => sockets.delete(from) && to.destroy());
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    open: () => listen(port),
    shut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

/** Puts a gate in front of the test database. Call this before anything connects to it. */
export async function gateToDatabase(): Promise<Gate> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const gate = await gateTo({ host: url.hostname, port: Number(url.port) });
  url.hostname = "127.0.0.1";
  url.port = String(gate.port);
  process.env.DATABASE_URL = url.href;
  return gate;
}
