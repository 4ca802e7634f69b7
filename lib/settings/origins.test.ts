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
  ["https://*.example.com", "live", ["https://*.example.com"]],
  ["https://*.Example.COM/", "live", ["https://*.example.com"]],
  ["https://*.shop.example", "live", ["https://*.shop.example"]],
  ["https://*.app.example.co.uk:8443", "live", ["https://*.app.example.co.uk:8443"]],
  ["https://*.example.com:443", "live", ["https://*.example.com"]],
  ["https://*.bücher.example", "live", ["https://*.xn--bcher-kva.example"]],
  ["https://*.lumen.vercel.app", "live", ["https://*.lumen.vercel.app"]],
  ["http://*.app.localhost:3000", "test", ["http://*.app.localhost:3000"]],
];

const bad: [string, "test" | "live"][] = [
  ["*", "test"],
  ["https://*", "test"],
  ["*.com", "test"],
  ["*.vercel.app", "test"],
  ["https://*.com", "test"],
  ["https://*.co.uk", "test"],
  ["https://*.vercel.app", "test"],
  ["https://*.GitHub.io", "test"],
  ["https://*.s3.amazonaws.com", "test"],
  ["https://*.xn--p1ai", "test"],
  ["https://*.localhost", "test"],
  ["http://*.app.localhost", "live"],
  ["http://*.example.com", "live"],
  ["https://*.127.0.0.1", "test"],
  ["https://*.1", "test"],
  ["https://*.[::1]", "test"],
  ["https://*.", "test"],
  ["https://**.example.com", "test"],
  ["https://*.*.example.com", "test"],
  ["https://app.*.example.com", "test"],
  ["https://app*.example.com", "test"],
  ["https://*example.com", "test"],
  ["https://*.example.com/path", "test"],
  ["https://*.example.com:*", "test"],
  ["https://*.user@example.com", "test"],
  ["https://*.a.example https://evil.example", "test"],
  ["ftp://*.example.com", "test"],
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

describe("the parser of the origins that may embed a portal", () => {
  it.each(good)("parses %j in %s mode", (text, mode, origins) => {
    expect(parseOrigins(text, mode)).toEqual({ ok: true, origins });
  });

  it.each(bad)("refuses %j in %s mode", (text, mode) => {
    expect(parseOrigins(text, mode)).toEqual({ ok: false, problem: expect.stringMatching(/\.$/) });
  });

  it("allows twenty origins but no more", () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, index) => `https://s${index}.example`).join("\n");
    expect(parseOrigins(list(20), "live").ok).toBe(true);
    expect(parseOrigins(list(21), "live").ok).toBe(false);
  });

  it("returns nothing that could end a header or start another directive", () => {
    for (const [text, mode] of [...good, ...bad]) {
      const parsed = parseOrigins(text, mode);
      if (parsed.ok)
        for (const origin of parsed.origins) expect(origin).toMatch(/^https?:\/\/(\*\.)?[a-z0-9.:[\]-]+$/);
    }
  });
});

it("explains the problem with a wildcard", () => {
  expect(parseOrigins("https://*.vercel.app", "live")).toEqual({
    ok: false,
    problem: "https://*.vercel.app: anyone can get a site under vercel.app. Add a domain of your own to it.",
  });
  expect(parseOrigins("https://app.*.example.com", "live")).toMatchObject({
    problem: expect.stringContaining("can only replace the subdomain"),
  });
});
