import { Agent, request } from "node:http";

/** A minimal HTTP client, so that its own cost hardly affects the measurement. */
export type SendRequest = (method: string, path: string, params?: Record<string, string>) => Promise<Answer>;
export type Answer = { status: number; body: Record<string, unknown>; milliseconds: number };

export function clientOf(port: number, key: string): { ask: SendRequest; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask: SendRequest = (method, path, params = {}) =>
    new Promise((resolve, reject) => {
      const form = new URLSearchParams(params).toString();
      const isPost = method === "POST";
      const began = performance.now();
      const sent = request(
        {
          agent,
          port,
          host: "127.0.0.1",
          method,
          path: form && !isPost ? `${path}?${form}` : path,
          headers: { authorization: `Bearer ${key}`, ...(isPost && { "idempotency-key": nextKey() }) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
              milliseconds: performance.now() - began,
            }),
          );
        },
      );
      sent.on("error", reject);
      sent.end(isPost ? form : undefined);
    });
  return { ask, close: () => agent.destroy() };
}

let keys = 0;
const nextKey = (): string => `load_${(keys += 1)}`;
