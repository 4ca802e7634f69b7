import "server-only";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { FrontendMessages } from "./frontend-messages";
import type { FrontendMessage } from "./frontend-messages";
import { Turnstile } from "./turnstile";

/** Asks the client for its password in clear text: the connection never leaves the machine. */
const askForPassword = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

/** PostgreSQL's own words for a wrong password, so that every client understands them. */
const refusal = errorMessage({ S: "FATAL", C: "28P01", M: "password authentication failed" });

export type DatabaseServer = { port: number; close: () => Promise<void> };

/**
 * Lets several connections of this machine share one PGlite, which is a single PostgreSQL session.
 *
 * The socket server that comes with PGlite hands over message by message, so that a large query of one
 * connection is torn apart by another's (its parameters then meet the wrong statement). Here everything up
 * to a Sync runs in one go, and while a transaction is open only its own connection gets in.
 */
export async function serve(database: PGlite, port: number, password: string): Promise<DatabaseServer> {
  const turnstile = new Turnstile(database);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.on("close", () => {
      sockets.delete(socket);
      turnstile.leave(socket);
    });
    // A client that vanished needs no answer; "close" follows and gives its transaction back.
    socket.on("error", () => undefined);
    listen(socket, turnstile, password);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Speaks with one client: its password first, then whole batches through the turnstile. */
function listen(socket: Socket, turnstile: Turnstile, password: string): void {
  const messages = new FrontendMessages();
  let startup: Buffer | undefined;
  let admitted = false;
  let batch: Buffer[] = [];

  const take = (message: FrontendMessage): void => {
    if (message.kind === "encryption") socket.write("N");
    else if (message.kind === "startup") {
      startup = message.bytes;
      socket.write(askForPassword);
    } else if (!admitted) {
      admitted = startup !== undefined && message.kind === "p" && passwordOf(message) === password;
      if (admitted && startup) turnstile.enter(socket, [startup]);
      else socket.end(refusal);
    } else if (message.kind === "X") socket.end();
    else {
      batch.push(message.bytes);
      if (!message.endsBatch) return;
      turnstile.enter(socket, batch);
      batch = [];
    }
  };

  socket.on("data", (chunk: Buffer) => {
    try {
      messages.read(chunk).forEach(take);
    } catch {
      // Whatever speaks here does not speak PostgreSQL, so there is no way to tell it.
      socket.destroy();
    }
  });
}

/** The password message is its letter, its length, the password and a zero byte. */
function passwordOf({ bytes }: FrontendMessage): string {
  return bytes.toString("utf8", 5, bytes.length - 1);
}

function errorMessage(fields: Record<string, string>): Buffer {
  const text = Object.entries(fields).map(([letter, value]) => `${letter}${value}\0`);
  const body = Buffer.from(`${text.join("")}\0`);
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
