import { expect, test } from "./support/fixtures";
import { type SecondApp, startSecondApp } from "./support/second-app";

/** If the installation uses HTTPS, its responses tell browsers to require it. No cache may store a customer's page. */

let secure: SecondApp;
test.beforeAll(async () => {
  secure = await startSecondApp({ APP_URL: "https://portico.example" });
});
test.afterAll(() => secure.close());

const headersOf = async (url: string) => {
  const answer = await fetch(url, { redirect: "manual" });
  await answer.arrayBuffer();
  return answer.headers;
};

for (const path of ["/sign-in", "/sign-in/", "/embed/v1.js", "/icon.svg", "/api/health", "/nope", "/%ff"]) {
  test(`${path} requires HTTPS for a year if the installation uses it`, async () => {
    const { headers } = await fetch(secure.url + path, { redirect: "manual" });
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    // Browsers ignore this header over plain HTTP, which developers' machines use.
    const ours = await headersOf((process.env.APP_URL ?? "") + path);
    expect(ours.get("strict-transport-security")).toBeNull();
  });
}

test("no cache keeps a page of the portal", async ({ world }) => {
  for (const path of [
    `/portal/${world.portalId}?ticket=x`,
    `/p/${world.portalId}?link=x`,
    `/p/${world.portalId}`,
  ]) {
    const headers = await headersOf((process.env.APP_URL ?? "") + path);
    expect([path, headers.get("cache-control")]).toEqual([path, expect.stringContaining("no-store")]);
    expect([path, headers.get("cache-control")]).toEqual([path, expect.stringContaining("private")]);
  }
});
