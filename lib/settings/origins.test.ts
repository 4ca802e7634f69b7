import { parseOrigins } from "./origins";

const good: [string, "test" | "live", string[]][] = [
  ["https://app.example.com", "live", ["https://app.example.com"]],
  ["https://app.example.com/", "live", ["https://app.example.com"]],
  ["HTTPS://App.Example.COM", "live", ["https://app.example.com"]],
  ["https://app.example.com:8443", "live", ["https://app.example.com:8443"]],
  ["https://app.example.com:443", "live", ["https://app.example.com"]],
  ["https://bücher.example", "live", ["https://xn--bcher-kva.example"]],
  [
    "https://a.example\n\n https://b.example ,https://a.example",
    "live",
    ["https://a.example", "https://b.example"],
  ],
  ["", "live", []],
  ["http://localhost:4000", "test", ["http://localhost:4000"]],
  ["http://127.0.0.1:4000", "test", ["http://127.0.0.1:4000"]],
  ["http://staging.example.com", "test", ["http://staging.example.com"]],
];

const bad: [string, "test" | "live"][] = [
  ["*", "test"],
  ["https://*", "test"],
  ["*.com", "test"],
  ["*.vercel.app", "test"],
  ["https://*.shop.example", "test"],
  ["'self'; script-src *", "test"],
  ["https://a.example; script-src https://evil.example", "test"],
  ["https://a.example;script-src", "test"],
  ["https://a.example https://b.example", "test"],
  ["https://a.example\r\nX-Injected: 1", "test"],
  ["https://a.example\rX-Injected:1", "test"],
  ["https://a.exa\tmple", "test"],
  ["https://a.example\u0000", "test"],
  ["https://a.example/path", "test"],
  ["https://a.example?query", "test"],
  ["https://a.example#part", "test"],
  ["https://user@a.example", "test"],
  ["https://user:password@a.example", "test"],
  ["https://a.example\\@evil.example", "test"],
  ["https://a.example%2fpath", "test"],
  ["https://", "test"],
  ["https:a.example", "test"],
  ["//a.example", "test"],
  ["a.example", "test"],
  ["javascript:alert(1)", "test"],
  ["data:text/html,x", "test"],
  ["file:///etc/passwd", "test"],
  ["null", "test"],
  ["ftp://a.example", "test"],
  ["https://a.example:99999", "test"],
  ["http://a.example", "live"],
  ["http://localhost:4000", "live"],
  ["https://localhost", "live"],
  ["https://app.localhost", "live"],
  ["https://127.0.0.1", "live"],
  ["https://2130706433", "live"],
  ["https://[::1]", "live"],
  ["http://[::1]:4000", "test"],
];

describe("the origins that may embed a portal", () => {
  it.each(good)("parses %j in %s mode", (text, mode, origins) => {
    expect(parseOrigins(text, mode)).toEqual({ ok: true, origins });
  });

  it.each(bad)("refuses %j in %s mode", (text, mode) => {
    expect(parseOrigins(text, mode)).toEqual({ ok: false, problem: expect.stringMatching(/\.$/) });
  });

  it("allows twenty but no more", () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, index) => `https://s${index}.example`).join("\n");
    expect(parseOrigins(list(20), "live").ok).toBe(true);
    expect(parseOrigins(list(21), "live").ok).toBe(false);
  });

  it("returns nothing that could end a header or start another directive", () => {
    for (const [text, mode] of [...good, ...bad]) {
      const parsed = parseOrigins(text, mode);
      if (parsed.ok)
        for (const origin of parsed.origins) expect(origin).toMatch(/^https?:\/\/[a-z0-9.:[\]-]+$/);
    }
  });
});
