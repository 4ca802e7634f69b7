import { readFileSync } from "node:fs";
import { actionOf } from "./support/action";
import { expect, test } from "./support/fixtures";

/**
 * Tries every way in which a stranger could get words or whole lines into the running app's log.
 * scripts/log-check.mjs also searches the log after all journeys.
 */

const canary = "CANARY7f3a";
const line = `{"level":"error","message":"${canary}"}`;
const linesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .filter((each) => each.startsWith("{"));
const readLog = () => readFileSync(process.env.APP_LOG ?? "", "utf8");

/** Headers a client can set, including those that other servers trust. */
const headers = {
  ...{
    "User-Agent": canary,
    Referer: `https://${canary}.example/?q=${canary}`,
    Cookie: `${canary}=${canary}`,
  },
  ...{ "X-Forwarded-For": `${canary}, 203.0.113.9`, "X-Forwarded-Proto": canary, Forwarded: `for=${canary}` },
  ...{
    "X-Request-Id": canary,
    "X-Correlation-Id": canary,
    Traceparent: canary,
    Authorization: `Bearer ${canary}`,
  },
  ...{ "Accept-Language": canary, "X-Portico-Client": canary, "X-Middleware-Subrequest": canary },
};

test("nothing that a stranger sends reaches the log, on any route", async ({ request, world }) => {
  const app = process.env.APP_URL ?? "";
  const before = readLog().length;
  const action = await actionOf(request, "/sign-up");
  const post = (path: string, more: Record<string, string>, data: string) =>
    request.post(`${app}${path}`, { headers: { ...headers, ...more }, data, maxRedirects: 0 });
  const own = { Origin: app };
  const asText = { "Content-Type": "text/plain;charset=UTF-8" };

  for (const path of [
    `/${canary}?${canary}=${encodeURIComponent(`\n${line}`)}`,
    `/%0A${canary}/%ZZ`,
    `/portal/${world.portalId}?ticket=${canary}%0A${encodeURIComponent(line)}`,
    `/portal/${canary}${canary}?ticket=${canary}`,
    `/dashboard/${canary}/settings`,
    `/api/auth/error?error=${canary}%0A${encodeURIComponent(line)}`,
    `/api/auth/callback/${canary}?code=${canary}`,
    `/sign-in?callbackUrl=https://${canary}.example`,
    `/api/health?${canary}`,
    `/_next/image?url=${canary}`,
  ])
    await request.get(`${app}${path}`, { headers, maxRedirects: 0 });
  await request.get(`${app}/dashboard`, {
    headers: { ...headers, Cookie: `__Host-portico.session=${canary}` },
  });

  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  for (const name of ["_log", "%5Flog", "_log/credentials"])
    await post(
      `/api/auth/${name}`,
      { ...own, ...form },
      `level=error&code=${canary}%0A${encodeURIComponent(line)}`,
    );
  await post(
    "/api/auth/callback/credentials",
    { ...own, ...form },
    `email=${canary}@x.yz&password=${canary}`,
  );
  await post("/api/auth/signin", { Origin: `https://${canary}.example` }, canary);
  await post(`/api/stripe/events/${world.portalId}`, { "Stripe-Signature": `t=1,v1=${canary}` }, line);
  await post(`/api/stripe/events/${canary}`, {}, canary);
  await post(
    "/api/portal/visits",
    { Origin: `https://${canary}.example` },
    `{"portal_id":"${canary}${canary}"}`,
  );
  const hash = `${canary}\\n${line.replaceAll('"', '\\"')}`;
  const proof = `{"portal_id":"${world.portalId}","email":"${canary}@x.yz","hash":"${hash}"}`;
  await post("/api/portal/visits", { Origin: `https://${canary}.example` }, proof);

  for (const page of ["/sign-up", `/portal/${world.portalId}`]) {
    const asked = { ...asText, "Next-Action": action };
    await post(page, { ...asked, ...own }, `[${JSON.stringify(line)}]`);
    await post(page, { ...asked, ...own }, `[${canary}`);
    await post(page, { ...asked, ...own }, `["$F1","${canary}"]`);
    await post(
      page,
      { ...asked, Origin: `http://${canary}.example`, "X-Forwarded-Host": `${canary}.test` },
      "[]",
    );
    await post(page, { ...asText, ...own, "Next-Action": canary }, `["${canary}"]`);
    await post(page, { ...own, "Content-Type": "multipart/form-data; boundary=x" }, `--x\r\n${canary}`);
  }
  // lib/log/console.ts delays Next.js's output by a second.
  await expect.poll(() => linesOf(readLog().slice(before)).length).toBeGreaterThan(15);
  await new Promise((resume) => setTimeout(resume, 1_500));
  const written = readLog().slice(before);
  expect(written).not.toMatch(new RegExp(`${canary}|203\\.0\\.113`, "i"));
  for (const each of linesOf(written)) expect(JSON.parse(each)).toMatchObject({ level: expect.any(String) });
});

test("next-auth's log endpoint is closed", async ({ request }) => {
  const options = { headers: { Origin: process.env.APP_URL ?? "" }, form: { level: "error", code: canary } };
  expect((await request.post("/api/auth/_log", options)).status()).toBe(404);
});
