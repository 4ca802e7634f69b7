import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { addressKey, clientAddress, stampConnectionAddress } from "./client-address";

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
  ])("is for %s the client %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it("is one for the 65,536 addresses of a /64 that end in different ways", () => {
    const keys = new Set(
      Array.from({ length: 65_536 }, (_, index) => addressKey(`2001:db8:1:2:ffff::${index.toString(16)}`)),
    );
    expect(keys.size).toBe(1);
  });
});

describe("the address of a client", () => {
  const headers = (values: Record<string, string>) => new Headers(values);
  const forged = { "x-forwarded-for": "203.0.113.9", "x-portico-connection": "192.0.2.1" };

  it("is that of the connection while no proxy is trusted, whatever X-Forwarded-For says", () => {
    expect(clientAddress(headers(forged), false)).toBe("192.0.2.1");
  });

  it("is the last entry that a trusted proxy added, not what the client wrote before it", () => {
    expect(clientAddress(headers({ ...forged, "x-forwarded-for": "1.1.1.1, 203.0.113.9" }), true)).toBe(
      "203.0.113.9",
    );
  });

  it("is stamped on each request over whatever the client sent as our own header", async () => {
    stampConnectionAddress();
    const server = createServer((request, response) =>
      response.end(String(request.headers["x-portico-connection"])),
    );
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { "x-portico-connection": "203.0.113.9" },
    });
    expect(await answer.text()).toBe("127.0.0.1");
    await new Promise((closed) => server.close(closed));
  });
});
