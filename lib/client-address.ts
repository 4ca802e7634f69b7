import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Next fills X-Forwarded-For with the address of the connection only when the request has none, so anybody can
 * write what they like there. The address of the connection itself is therefore put into a header of our own
 * before Next sees the request, over whatever the request said.
 */
const connectionHeader = "x-portico-connection";

/** To be called once, when the server starts (instrumentation.ts). */
export function stampConnectionAddress(): void {
  const shared = globalThis as { porticoStampsAddresses?: boolean };
  if (shared.porticoStampsAddresses) return;
  shared.porticoStampsAddresses = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[connectionHeader] = request.socket.remoteAddress ?? "";
  });
}

/**
 * Who is asking, as a key to count by: an IPv4 address, or the /64 of an IPv6 address, because one household owns
 * all of it. With a trusted proxy it is the last entry of X-Forwarded-For, the one that the proxy itself added.
 */
export function clientAddress(headers: Pick<Headers, "get">, trustsProxy: boolean): string {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  const address = trustsProxy ? forwarded : headers.get(connectionHeader);
  return addressKey(address ?? "");
}

/** The part of an address that stands for one client. */
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
