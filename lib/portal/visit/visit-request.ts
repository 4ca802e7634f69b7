import { z } from "zod";

/**
 * The loader's request to open a visit. Unknown fields are refused: a proof must say one thing. The page's wishes are
 * in `options` (page-options.ts), and no mistake in them keeps a customer out.
 */
const text = (maxLength: number) => z.string().max(maxLength);

export const visitRequest = z.strictObject({
  portal_id: z.string().regex(/^[A-Za-z0-9]{10,40}$/),
  email: text(1000).optional(),
  customer_id: text(1000).optional(),
  /** A hash, or a signed token in its place. */
  hash: text(4000).optional(),
  /** A signed token under its own name. */
  token: text(4000).optional(),
  subscription_id: z
    .string()
    .regex(/^sub_[A-Za-z0-9_]{1,255}$/)
    .optional(),
  locale: text(100).optional(),
  options: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** The loader sends at most 15,000 characters of wishes, which may be three bytes each. */
export const visitRequestBytesMax = 64 * 1024;

export type VisitRequest = z.output<typeof visitRequest>;

const maxBodyBytes = 16 * 1024;

/** A request's body as text, or the reason why there is none. */
type ShortBody = { text: string } | { text?: undefined; fault: "body_too_long" | "body_interrupted" };

/**
 * Reads the request's body. There is none if it is longer than `maxBytes` or if the sender disconnected; it is
 * never truncated.
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
    // Only reading can fail here, and only if the sender disconnects, so nobody is left to read an answer.
    return { fault: "body_interrupted" };
  }
  return { text: Buffer.concat(chunks).toString("utf8") };
}

/** The parsed request, or undefined for anything else: text that isn't JSON, repeated keys, other shapes. */
export function parseVisitRequest(body: string): VisitRequest | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return undefined;
  }
  const parsed = visitRequest.safeParse(raw);
  // JSON.parse silently takes the last of two equal keys. A proof that says two things is refused.
  const keys = keysOf(body);
  return parsed.success && new Set(keys).size === keys.length ? parsed.data : undefined;
}

/** The keys of the outer object of text that JSON.parse has accepted, as often as they are there and however escaped. */
function keysOf(body: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  for (const [token, text, colon] of body.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
    if (text && colon && depth === 1) keys.push(JSON.parse(text) as string);
    else if (!text) depth += token === "{" || token === "[" ? 1 : -1;
  }
  return keys;
}
