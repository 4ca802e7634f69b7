import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { actionOf } from "./support/action";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { formType, malformedActions, randomForms } from "./support/malformed-actions";
import { send } from "./support/send";
import type { World } from "./support/world";

/** Requests for server actions that none of our pages would send. The server refuses them without an error. */

const app = process.env.APP_URL ?? "";
const readLog = () => readFileSync(process.env.APP_LOG ?? "", "utf8");
const plain = "text/plain;charset=UTF-8";

type Target = { path: string; headers: Record<string, string> };
type Parts = { page: Page; request: APIRequestContext; world: World };

/** A page of each kind, with the data for a request to its action. */
const targets: Record<string, (parts: Parts) => Promise<Target>> = {
  "a public page": async ({ request }) => ({
    path: "/sign-up",
    headers: { "next-action": await actionOf(request, "/sign-up") },
  }),
  "the portal": async ({ request, world }) => {
    const email = "ada@example.com";
    const hash = createHmac("sha256", world.secret).update(email).digest("hex");
    const data = { portal_id: world.portalId, email, hash };
    const visit = await request.post("/api/portal/visits", { headers: { origin: world.siteUrl }, data });
    const { url } = (await visit.json()) as { url: string };
    return {
      path: `/portal/${world.portalId}`,
      headers: { "next-action": await actionOf(request, url) },
    };
  },
  "the signed-in dashboard": async ({ page, world }) => {
    await openDashboard(page, world, "keys");
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const path = "/dashboard/test/keys";
    return { path, headers: { cookie, "next-action": await actionOf(page.request, path) } };
  },
  "the form on a link's page": async ({ world }) => ({ path: `/p/${world.portalId}/open`, headers: {} }),
};

for (const [where, targetOf] of Object.entries(targets)) {
  test(`${where} refuses unreadable actions, and actions from other origins, without a server error`, async ({
    page,
    request,
    world,
  }) => {
    const { path, headers } = await targetOf({ page, request, world });
    const before = readLog().length;
    const statuses: [string, number][] = [];
    const post = async (name: string, more: Record<string, string>, body: string) => {
      const length = { "content-length": String(Buffer.byteLength(body)) };
      const sent = { ...headers, ...more, ...length };
      const answer = await send(app, { method: "POST", path, headers: sent, body: [Buffer.from(body)] });
      statuses.push([name, answer.status]);
    };
    for (const [name, type, body] of malformedActions)
      await post(name, { origin: app, "content-type": type }, body);
    for (const origin of ["https://evil.example", "null", ""])
      await post(`origin "${origin}"`, { origin, "content-type": plain }, "[]");
    for (const [index, body] of randomForms(200, 7).entries())
      await post(`random form ${index}`, { origin: app, "content-type": formType }, body);
    expect(statuses.filter(([, status]) => status >= 500)).toEqual([]);
    const faults = readLog()
      .slice(before)
      .split("\n")
      .filter((line) => line.includes('"level":"error"') && line.includes(`"${path}"`));
    expect(faults).toEqual([]);
    expect((await request.get("/api/health")).status()).toBe(200);
  });
}
