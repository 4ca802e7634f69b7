import { z } from "zod";

/**
 * The loader's request to open a visit. Unknown fields are refused, because a proof must be unambiguous. The page's
 * wishes are in `options` (page-options.ts), and no mistake in them prevents a visit.
 */
const text = (maxLength: number) => z.string().max(maxLength);

export const visitRequest = z.strictObject({
  portal_id: z.string().regex(/^[A-Za-z0-9]{10,40}$/),
  email: text(1000).optional(),
  customer_id: text(1000).optional(),
  /** A hash, or a signed token. */
  hash: text(4000).optional(),
  /** A signed token in a field of its own. */
  token: text(4000).optional(),
  subscription_id: z
    .string()
    .regex(/^sub_[A-Za-z0-9_]{1,255}$/)
    .optional(),
  locale: text(100).optional(),
  options: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** The loader sends at most 15,000 characters of wishes, each of which may take three bytes. */
export const visitRequestBytesMax = 64 * 1024;

export type VisitRequest = z.output<typeof visitRequest>;

const maxBodyBytes = 16 * 1024;

/** A request's body as text, or the reason why it has none. */
type ShortBody = { text: string } | { text?: undefined; fault: "body_too_long" | "body_interrupted" };

/**
 * Reads the request's body. Returns a fault if the body is longer than `maxBytes` or if the sender disconnects. A body
 * is never truncated.
 */
export async function readShortBody(request: Request, maxBytes = maxBodyBytes): Promise<ShortBody> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxBytes) return { fault: "body_too_long" };
  if (!request.body) return { text: "" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) return { fault: "body_too_long" };
      chunks.push(chunk);
    }
  } catch {
    // Reading fails only if the sender disconnects, so nobody receives the answer.
    return { fault: "body_interrupted" };
  }
  return { text: Buffer.concat(chunks).toString("utf8") };
}

/** The parsed request, or undefined for text that isn't JSON, repeated keys, and other shapes. */
export function parseVisitRequest(body: string): VisitRequest | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return undefined;
  }
  const parsed = visitRequest.safeParse(raw);
  // JSON.parse silently takes the last of two equal keys. A proof with two values is refused.
  const keys = keysOf(body);
  return parsed.success && new Set(keys).size === keys.length ? parsed.data : undefined;
}

/**
 * The keys of the outer object in a text that JSON.parse accepts. A repeated key is returned as often as it occurs,
 * even if it is escaped differently.
 */
function keysOf(body: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  for (const [token, text, colon] of body.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
    if (text && colon && depth === 1) keys.push(JSON.parse(text) as string);
    else if (!text) depth += token === "{" || token === "[" ? 1 : -1;
  }
  return keys;
}
