import { runInNewContext } from "node:vm";
import { htmlSnippet, placeholders } from "./html";

/** Runs the snippet's script as a browser would run it in the page. Returns the settings that the script sets. */
function settingsOf(html: string): Record<string, unknown> {
  // An HTML parser ends a script at the first </script, even inside a string.
  const script = html.split("<script>")[1]?.split(/<\/script/i)[0] ?? "";
  const window: { porticoSettings?: Record<string, unknown> } = {};
  runInNewContext(script, { window, console });
  return window.porticoSettings ?? {};
}

describe("the HTML snippet", () => {
  const plain = {
    appUrl: "https://billing.example.com",
    portalId: "J5khxNEE915ctHrYxHdS",
    mode: "test",
  } as const;

  it("contains the merchant's own values and placeholders for the customer's", () => {
    const html = htmlSnippet({ ...plain, identifyBy: "email" });
    expect(settingsOf(html)).toMatchObject({
      portal_id: plain.portalId,
      email: placeholders.email,
      hash: placeholders.hash,
    });
    expect(html).toContain('<div id="portico-portal"></div>');
    expect(html).toContain('<script async src="https://billing.example.com/embed/v1.js"></script>');
  });

  it("uses only the identity that the portal asks for", () => {
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "customer_id" }))).not.toHaveProperty("email");
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email" }))).not.toHaveProperty("customer_id");
  });

  it("names its mode", () => {
    expect(htmlSnippet({ ...plain, identifyBy: "email" })).toContain("test mode");
    expect(htmlSnippet({ ...plain, identifyBy: "email", mode: "live" })).toContain("live mode;");
  });

  it("stays within 600 bytes", () => {
    for (const identifyBy of ["email", "customer_id"] as const) {
      const html = htmlSnippet({ ...plain, identifyBy, handleResponse: true });
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(600);
    }
  });

  it("has a `handleResponse` function only if the portal calls it", () => {
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email" }))).not.toHaveProperty("handleResponse");
    const html = htmlSnippet({ ...plain, identifyBy: "email", handleResponse: true });
    expect(settingsOf(html)).toHaveProperty("handleResponse", expect.any(Function));
  });

  it("turns on debug mode only on request", () => {
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email" }))).not.toHaveProperty("debug");
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email", debug: true }))).toHaveProperty(
      "debug",
      true,
    );
  });

  it.each([
    "</script><script>alert(1)</script>",
    "<!--<script>",
    `"quotes' and \`backticks\` \${1 + 1}`,
    "line\nbreak\r\n\u2028\u2029",
    "back\\slash\\",
    "&quot; &amp; ]]>",
    "zoë@müller.example",
  ])("passes on the value %j unchanged", (value) => {
    const html = htmlSnippet({
      ...plain,
      identifyBy: "email",
      portalId: value,
      identity: value,
      hash: value,
    });
    expect(settingsOf(html)).toMatchObject({ portal_id: value, email: value, hash: value });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
  });

  it("loads the script from an address with quotes and brackets", () => {
    const html = htmlSnippet({
      ...plain,
      identifyBy: "email",
      appUrl: `https://x.example/"><script>alert(1)</script>`,
    });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain("https://x.example/&quot;&gt;&lt;script&gt;");
  });
});
