import { randomBytes, randomInt } from "node:crypto";
import { expect, test } from "./support/fixtures";
import { type SecondApp, startSecondApp } from "./support/second-app";
import { send } from "./support/send";
import type { World } from "./support/world";

/** Limits count requests by the address that a trusted proxy adds to X-Forwarded-For. Without one, they ignore it. */

const limits = { WRONG_PROOFS_PER_MINUTE: "20", SIGN_INS_PER_QUARTER_HOUR: "5" };
let behind: SecondApp;
let open: SecondApp;
test.beforeAll(async () => {
  [behind, open] = await Promise.all([
    startSecondApp({ ...limits, TRUSTED_PROXIES: "loopback" }),
    startSecondApp(limits),
  ]);
});
test.afterAll(() => Promise.all([behind.close(), open.close()]));

/** The address of a client in its own network. All processes and tests share the limits on each network. */
const client = () => `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;

type Asking = { app: SecondApp; forwarded: string; from?: string };

async function presentWrongProof({ portalId, siteUrl }: World, { app, forwarded, from }: Asking) {
  const body = JSON.stringify({ portal_id: portalId, email: "ada@example.com", hash: "0".repeat(64) });
  const headers = {
    origin: siteUrl,
    "content-type": "application/json",
    "content-length": String(body.length),
    "x-forwarded-for": forwarded,
  };
  const sent = { method: "POST", path: "/api/portal/visits", headers, body: [Buffer.from(body)] };
  return (await send(app.url, { ...sent, ...(from && { from }) })).status;
}

test("the app counts wrong proofs by the address that the proxy added, not by an address that the client sent", async ({
  world,
}) => {
  const [one, other] = [client(), client()];
  const present = (forwarded: string) => presentWrongProof(world, { app: behind, forwarded });
  for (let count = 0; count < 20; count += 1) expect(await present(`192.0.2.${count}, ${one}`)).toBe(403);
  expect(await present(`192.0.2.99, ${one}`)).toBe(429);
  expect(await present(`${one}, ${other}`)).toBe(403);
});

test("the app ignores X-Forwarded-For if no proxy is trusted", async ({ world }) => {
  test.skip(process.platform !== "linux", "Only Linux lets a client use all loopback addresses.");
  const from = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;
  const present = () => presentWrongProof(world, { app: open, forwarded: client(), from });
  for (let count = 0; count < 20; count += 1) expect(await present()).toBe(403);
  expect(await present()).toBe(429);
});

test("the app counts sign-ins by the address that the proxy added, too", async ({ world }) => {
  const [one, other] = [client(), client()];
  const csrf = await fetch(`${behind.url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const signIn = async (forwarded: string, password: string) => {
    const form = new URLSearchParams({ email: world.email, password, csrfToken, json: "true" });
    const headers = {
      origin: process.env.APP_URL ?? "",
      cookie,
      "content-type": "application/x-www-form-urlencoded",
      "x-forwarded-for": forwarded,
    };
    return (await behind.post("/api/auth/callback/credentials", headers, String(form))).text();
  };
  for (let count = 0; count < 5; count += 1)
    expect(await signIn(`192.0.2.${count}, ${one}`, "a wrong password")).toContain("CredentialsSignin");
  expect(await signIn(`192.0.2.99, ${one}`, world.password)).toContain("rate_limited");
  expect(await signIn(`${one}, ${other}`, world.password)).not.toContain("error");
});
