/**
 * The Stripe simulator: Stripe's API over HTTP on the loopback address, for the unmodified `stripe` package.
 * It is never used in production and is independent of the application it serves.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DataFile } from "./data-file";
import { answerHosted } from "./hosted/answer-hosted";
import type { HostedAnswer } from "./hosted/hosted-request";
import { parseUrl } from "./parse-url";
import { passTime } from "./pass-time";
import { Sandboxes } from "./sandboxes";
import { answerAdmin } from "./wire/admin";
import type { Complaint } from "./wire/complaints";
import { type ApiAnswer, exchange } from "./wire/exchange";

export type SimulatorOptions = {
  /** 0, the default, picks any free port. */
  port?: number;
  /** For tests: checks each answer against the types of the `stripe` package. */
  validateResponses?: boolean;
  /** The file that stores the worlds. Without a file, a restart loses the worlds. */
  dataFile?: string;
  /** Called with the simulator's own faults, which are printed by default. */
  onFault?: (error: unknown) => void;
};

type Answer = ApiAnswer | HostedAnswer;

export type Simulator = {
  url: string;
  port: number;
  /** Problems so far. A test must not cause any: see `GET /_sim/complaints`. */
  complaints(): readonly Complaint[];
  close(): Promise<void>;
};

/** Starts the simulator on the loopback address. Throws if the port is taken (`EADDRINUSE`). */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { validateResponses = false } = options;
  // Keep idle connections open for a long time, or a client might reuse a connection just as the server closes it.
  const server = createServer({ keepAliveTimeout: 75_000 });
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const sandboxes = new Sandboxes(url);
  const dataFile = options.dataFile ? new DataFile(options.dataFile, sandboxes) : undefined;
  dataFile?.load();
  const onFault = (error: unknown) => {
    sandboxes.complaints.add({
      kind: "fault",
      message: error instanceof Error ? error.message : String(error),
    });
    if (options.onFault) options.onFault(error);
    else console.error(error);
  };
  server.on("request", (request, response) => {
    answer(sandboxes, request, { validateResponses, onFault })
      .then((result) => send(response, result))
      .catch((error: unknown) => {
        onFault(error);
        response.writeHead(500).end();
      })
      .finally(() => dataFile?.scheduleSave());
  });
  const ticking = passTime(sandboxes, onFault, () => dataFile?.scheduleSave());
  return {
    url,
    port,
    complaints: () => sandboxes.complaints.all(),
    async close() {
      clearInterval(ticking);
      sandboxes.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      dataFile?.save();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

async function answer(
  sandboxes: Sandboxes,
  request: IncomingMessage,
  options: Parameters<typeof exchange>[2],
): Promise<Answer> {
  const { pathname: path, search } = new URL(request.url ?? "/", "http://simulator");
  const method = request.method ?? "GET";
  const body = await readBody(request);
  const query = search.slice(1);
  if (body === undefined) return { status: 413, headers: {}, body: "The request is too large." };
  if (path.startsWith("/_sim") && isForeign(request))
    return { status: 403, headers: {}, body: "Not from here." };
  if (path.startsWith("/_sim")) return answerAdmin(sandboxes, { method, path, query, body });
  if (path.startsWith("/_hosted/")) return answerHosted(sandboxes, { method, path, query, body }, options);
  const { authorization } = request.headers;
  const headers = {
    ...(authorization !== undefined && { authorization }),
    ...headerOf(request, "stripe-version", "stripeVersion"),
    ...headerOf(request, "idempotency-key", "idempotencyKey"),
  };
  return exchange(sandboxes, { method, path, query, body, headers }, options);
}

const maxBytes = 1_000_000;

/** Reads the text of a request. Returns undefined if it is larger than Stripe accepts. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= maxBytes) chunks.push(chunk as Buffer);
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks).toString("utf8");
}

const localHosts = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Whether another machine or site sent the request. A page on the internet can make a local browser call the
 * simulator, from its own origin or through a DNS name that points here. Keys protect the API, but the
 * simulator's own routes need no key, so they only accept local requests.
 */
function isForeign({ headers: { host = "", origin } }: IncomingMessage): boolean {
  const isLocal = (address: string) => localHosts.includes(parseUrl(address)?.hostname ?? "");
  return !isLocal(`http://${host}`) || (origin !== undefined && !isLocal(origin));
}

function headerOf(request: IncomingMessage, header: string, name: string): object {
  const value = request.headers[header];
  return typeof value === "string" ? { [name]: value } : {};
}

function send(response: ServerResponse, result: Answer): void {
  if (result === "dropped") response.destroy();
  else response.writeHead(result.status, result.headers).end(result.body);
}
