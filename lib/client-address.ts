import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { all as addressesOf, compile } from "proxy-addr";
import { log } from "./log";

/**
 * Next sets X-Forwarded-For only if the request has none, so clients can put anything there. The client's
 * address is therefore derived from the connection and written to this header of our own before Next sees the
 * request, replacing any value from the client.
 */
const clientHeader = "x-portico-client";

/**
 * Call once, when the server starts (instrumentation.ts).
 *
 * @param trustedProxies addresses, ranges, `loopback`, `linklocal` or `uniquelocal`, as listed in
 * TRUSTED_PROXIES
 */
export function stampClientAddress(trustedProxies: string[]): void {
  const shared = globalThis as { porticoStampsAddresses?: boolean };
  if (shared.porticoStampsAddresses) return;
  shared.porticoStampsAddresses = true;
  const isTrusted = trustedProxies.length > 0 ? compile(trustedProxies) : () => false;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (trustedProxies.length === 0 && request.headers["x-forwarded-for"]) warnOfUnknownProxy();
    request.headers[clientHeader] = clientOf(request, isTrusted);
  });
}

type IsTrusted = (address: string, hops: number) => boolean;

/**
 * The nearest address that isn't a trusted proxy's. The client may have invented any address before it in the header.
 */
export function clientOf(request: IncomingMessage, isTrusted: IsTrusted): string {
  if (!request.socket.remoteAddress) return "";
  return addressesOf(request, isTrusted).at(-1) ?? "";
}

function warnOfUnknownProxy(): void {
  const shared = globalThis as { porticoWarnedOfProxy?: boolean };
  if (shared.porticoWarnedOfProxy) return;
  shared.porticoWarnedOfProxy = true;
  log.warn(
    "Requests arrive with X-Forwarded-For, but TRUSTED_PROXIES is empty: every client behind that proxy counts as one.",
  );
}

/**
 * The client as a key for rate limits: an IPv4 address, or the /64 of an IPv6 address, because one household
 * has the whole /64.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return addressKey(headers.get(clientHeader) ?? "");
}

/** The part of an address that identifies one client. */
export function addressKey(address: string): string {
  const plain = address.replace(/^\[|\](:\d+)?$/g, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const groups = expand(plain);
  const isMappedIpv4 = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMappedIpv4) return ipv4Of(groups[6] ?? 0, groups[7] ?? 0);
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

function expand(address: string): number[] {
  const hexadecimal = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_match, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = "", tail] = hexadecimal.split("::");
  const parse = (text: string) => (text === "" ? [] : text.split(":").map((group) => parseInt(group, 16)));
  const [first, last] = [parse(head), tail === undefined ? [] : parse(tail)];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function ipv4Of(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
