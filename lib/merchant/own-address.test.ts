import { ownAddress } from "./own-address";

const home = "https://billing.example.com";

describe("the page after sign-in", () => {
  it.each(["/dashboard/live/keys", `${home}/dashboard/live/keys`])("can be %s on our own origin", (url) => {
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
  ])("is never %s", (url) => {
    expect(ownAddress(url, home)).toBe(`${home}/dashboard`);
  });
});
