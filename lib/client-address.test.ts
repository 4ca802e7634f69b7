import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { compile } from "proxy-addr";
import { logText } from "@/scripts/logged";
import { addressKey, clientAddress, clientOf, stampClientAddress } from "./client-address";

describe("the key of an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:c000:207", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("for %s is %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it("is the same for 65,536 addresses of one /64", () => {
    const keys = new Set(
      Array.from({ length: 65_536 }, (_, index) => addressKey(`2001:db8:1:2:ffff::${index.toString(16)}`)),
    );
    expect(keys.size).toBe(1);
  });
});

describe("the address of a client", () => {
  const isTrusted = compile(["loopback", "10.0.0.0/8"]);
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

  it.each([
    ["of the connection, if the request has no header", "192.0.2.1", undefined, "192.0.2.1"],
    ["of the connection, if it isn't a proxy", "192.0.2.1", "203.0.113.9", "192.0.2.1"],
    ["the proxy added", "10.1.2.3", "203.0.113.9", "203.0.113.9"],
    [
      "the proxy added, not one the client wrote before it",
      "10.1.2.3",
      "1.1.1.1, 203.0.113.9",
      "203.0.113.9",
    ],
    ["behind two trusted proxies", "127.0.0.1", "1.1.1.1, 203.0.113.9, 10.9.9.9", "203.0.113.9"],
    ["of a proxy that sends no header", "10.1.2.3", undefined, "10.1.2.3"],
    ["forwarded by a proxy with an IPv4-mapped address", "::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9"],
  ])("is the one %s", (_case, connection, forwarded, client) => {
    expect(clientOf(from(connection, forwarded), isTrusted)).toBe(client);
  });

  it("replaces any value that the client sent in the header, and an unknown proxy causes one warning", async () => {
    stampClientAddress([]);
    const server = createServer((request, response) =>
      response.end(clientAddress(new Headers(request.headers as Record<string, string>))),
    );
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const forged = { "x-portico-client": "203.0.113.9", "x-forwarded-for": "203.0.113.9" };
    for (let count = 0; count < 3; count += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: forged });
      expect(await answer.text()).toBe("127.0.0.1");
    }
    await new Promise((closed) => server.close(closed));
    expect(logText().match(/TRUSTED_PROXIES is empty/g)).toHaveLength(1);
  });
});
