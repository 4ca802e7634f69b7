import { frameAncestors, isAllowedOrigin } from "./origins";

const test = { mode: "test" as const, allowedOrigins: [] };
const live = { mode: "live" as const, allowedOrigins: [] };
const listed = { mode: "live" as const, allowedOrigins: ["https://lumen.example"] };

it.each(["http://localhost:4000", "https://localhost", "http://127.0.0.1:3000"])(
  "lets %s embed a portal in test mode even if no origin is listed",
  (origin) => {
    expect(isAllowedOrigin(test, origin)).toBe(true);
    expect(isAllowedOrigin(live, origin)).toBe(false);
  },
);

it.each([
  "https://evil.example",
  "http://[::1]:8080",
  "http://localhost.evil.example",
  "null",
  "",
  "file://localhost",
  "http://localhost:4000/path",
])("does not let %j embed a portal if no origin is listed", (origin) =>
  expect(isAllowedOrigin(test, origin)).toBe(false),
);

it("lets the listed origins embed a portal, and in test mode also the developer's own machine", () => {
  expect(isAllowedOrigin(listed, "https://lumen.example")).toBe(true);
  expect(isAllowedOrigin(listed, "https://lumen.example.evil.example")).toBe(false);
  expect(isAllowedOrigin(listed, "http://localhost:4000")).toBe(false);
  const inTest = { ...test, allowedOrigins: ["https://lumen.example"] };
  expect(isAllowedOrigin(inTest, "http://localhost:4000")).toBe(true);
  expect(isAllowedOrigin(inTest, "https://evil.example")).toBe(false);
});

describe("a wildcard", () => {
  const wildcard = { mode: "live" as const, allowedOrigins: ["https://*.lumen.example"] };
  const withPort = { mode: "live" as const, allowedOrigins: ["https://*.lumen.example:8443"] };

  it.each(["https://app.lumen.example", "https://a.b.lumen.example", "https://xn--bcher-kva.lumen.example"])(
    "covers %s",
    (origin) => expect(isAllowedOrigin(wildcard, origin)).toBe(true),
  );

  it.each([
    "https://lumen.example",
    "https://.lumen.example",
    "https://evillumen.example",
    "https://app.lumen.example.evil.example",
    "https://evil.example/.lumen.example",
    "https://evil.example#.lumen.example",
    "https://evil.example?.lumen.example",
    "https://evil.example\\.lumen.example",
    "https://x@evil.example",
    "http://app.lumen.example",
    "https://app.lumen.example:8443",
    "https://app.lumen.example/",
    "https://APP.lumen.example",
    "null",
    "",
  ])("does not cover %j", (origin) => expect(isAllowedOrigin(wildcard, origin)).toBe(false));

  it("may include a port, like any origin", () => {
    expect(isAllowedOrigin(withPort, "https://app.lumen.example:8443")).toBe(true);
    expect(isAllowedOrigin(withPort, "https://app.lumen.example")).toBe(false);
  });
});

it("gives the browser the same rules as a list of frame ancestors", () => {
  expect(frameAncestors(listed)).toBe("https://lumen.example");
  const wildcard = ["https://*.lumen.example"];
  expect(frameAncestors({ ...listed, allowedOrigins: wildcard })).toBe("https://*.lumen.example");
  expect(frameAncestors(live)).toBe("'none'");
  expect(frameAncestors(null)).toBe("'none'");
  for (const allowedOrigins of [[], ["https://lumen.example"]])
    expect(frameAncestors({ ...test, allowedOrigins }).split(" ")).toEqual([
      ...allowedOrigins,
      ...["http://localhost:*", "https://localhost:*", "http://127.0.0.1:*", "https://127.0.0.1:*"],
    ]);
});
