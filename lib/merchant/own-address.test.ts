import { ownAddress } from "./own-address";

const home = "https://billing.example.com";

describe("the way after a sign-in", () => {
  it.each(["/dashboard/live/keys", `${home}/dashboard/live/keys`])("leads to %s on our own origin", (url) => {
    expect(ownAddress(url, home)).toBe(`${home}/dashboard/live/keys`);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://billing.example.com.evil.example/",
    "https://billing.example.com@evil.example/",
    "http://billing.example.com/",
    "https://billing.example.com:8443/",
    "https://",
  ])("never leads to %s", (url) => {
    expect(ownAddress(url, home)).toBe(`${home}/dashboard`);
  });
});
