import { frameAncestors, isAllowedOrigin } from "./origins";

const test = { mode: "test" as const, allowedOrigins: [] };
const live = { mode: "live" as const, allowedOrigins: [] };
const listed = { mode: "live" as const, allowedOrigins: ["https://lumen.example"] };

it.each(["http://localhost:4000", "https://localhost", "http://127.0.0.1:3000"])(
  "lets %s try a portal in test mode before anything is listed",
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
])("does not let %j embed a portal that lists nothing", (origin) =>
  expect(isAllowedOrigin(test, origin)).toBe(false),
);

it("lets the listed origins embed it and nobody else, not even localhost", () => {
  expect(isAllowedOrigin(listed, "https://lumen.example")).toBe(true);
  expect(isAllowedOrigin(listed, "https://lumen.example.evil.example")).toBe(false);
  expect(
    isAllowedOrigin({ ...test, allowedOrigins: ["https://lumen.example"] }, "http://localhost:4000"),
  ).toBe(false);
});

it("tells the browser the same", () => {
  expect(frameAncestors(listed)).toBe("https://lumen.example");
  expect(frameAncestors(live)).toBe("'none'");
  expect(frameAncestors(null)).toBe("'none'");
  expect(frameAncestors(test).split(" ")).toContain("http://localhost:*");
});
