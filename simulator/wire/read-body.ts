import type { IncomingMessage } from "node:http";

const mostBytes = 1_000_000;

/** The text of a request, or undefined when it is larger than any that Stripe would read. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= mostBytes) chunks.push(chunk as Buffer);
  }
  return size > mostBytes ? undefined : Buffer.concat(chunks).toString("utf8");
}
