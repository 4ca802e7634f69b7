import { createHmac, randomBytes } from "node:crypto";
import { POST } from "@/app/api/v1/portal-links/route";
import { createApiKey } from "@/lib/merchant/api-keys";
import { openLink } from "@/lib/portal/hosted/open-link";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { portalWorld, sampleOrigin, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { signingKey } from "@/lib/testing/tokens";
import { createHash, createPortalLink, createToken, verifyWebhook } from ".";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";

it("makes hashes and tokens that open the portal", async () => {
  const world = await portalWorld();
  const { portalId, secret: secretKey } = world;
  const present = (hash: string, by: object = { email }) =>
    requestTicket({ portalId, hash, origin: sampleOrigin, ...by });
  expect(await present(await createHash({ secretKey, email }))).not.toBeNull();
  const { secret } = await signingKey(world);
  const token = await createToken({ signingKey: secret, portalId, email });
  expect(await present(token)).not.toBeNull();
  expect(await present(token)).toBeNull();
  expect(
    await present(await createToken({ signingKey: secret, portalId: "OtherPortal000000000", email })),
  ).toBeNull();
  await world.saveSettings({ identifyBy: "customer_id" });
  const customerId = "cus_LumenAda";
  expect(
    await present(await createToken({ signingKey: secret, portalId, customerId }), { customerId }),
  ).not.toBeNull();
  expect(await present(await createHash({ secretKey, customerId }), { customerId })).not.toBeNull();
});

it("makes links to the hosted page, and explains refusals", async () => {
  const world = await portalWorld();
  const { key: apiKey } = await createApiKey(
    { merchantId: world.merchantId, actor: "system" },
    "test",
    "server",
  );
  const ask = {
    origin: "http://portico.test",
    apiKey,
    fetch: (url: string, init: RequestInit) => POST(new Request(url, init)),
  };
  const link = await createPortalLink({
    ...ask,
    customerId: "cus_LumenAda",
    idempotencyKey: "1",
    expiresIn: 60,
  });
  expect(link).toMatchObject({ mode: "test", id: expect.stringMatching(/^link_/) });
  const again = await createPortalLink({
    ...ask,
    customerId: "cus_LumenAda",
    idempotencyKey: "1",
    expiresIn: 60,
  });
  expect(again).toEqual(link);
  expect(
    await openLink(world.portalId, new URL(link.url).searchParams.get("link") ?? "", null),
  ).not.toBeNull();
  await expect(createPortalLink({ ...ask, email: "nobody@example.com" })).rejects.toMatchObject({
    code: "invalid_request",
    details: { param: "email", status: 422, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
});

it("refuses keys of another kind immediately, and never repeats a key in the error", async () => {
  const secretKey = "portico_sign_test_x";
  const failure = await createHash({ secretKey, email }).catch((error: Error) => error);
  expect(String(failure)).toContain("secretKey is missing or isn't a key of this kind");
  expect(String(failure)).not.toContain(secretKey);
  const signingKey = `portico_sign_test_${"a".repeat(20)}_${"b".repeat(43)}`;
  await expect(createToken({ signingKey: secretKey, portalId: "p", email })).rejects.toThrow("signingKey");
  await expect(createToken({ signingKey, portalId: "p", email, expiresIn: 301 })).rejects.toThrow(
    "expiresIn",
  );
  await expect(createToken({ signingKey, portalId: "p", email: "" })).rejects.toThrow(
    "either email or customerId",
  );
});

describe("webhooks", () => {
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const body = '{"type": "change_plan"}';
  const signed = (age = 0, content = body) => {
    const [id, timestamp] = ["msg_1", String(Math.floor(Date.now() / 1000) - age)];
    const key = Buffer.from(secret.slice(6), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${content}`).digest("base64");
    return {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,AAAA v1,${signature}`,
    };
  };

  // Signs each webhook inside its test, because a webhook expires and the test may run long after it was declared.
  it("are accepted as they were sent, from Headers or an object", async () => {
    for (const headers of [signed(), new Headers(signed(290)), signed(-290)])
      expect(await verifyWebhook({ secret, headers, body })).toEqual({ type: "change_plan" });
  });

  it.each([
    ["changed", () => signed(), `${body} `],
    ["too old", () => signed(310), body],
    ["from the future", () => signed(-310), body],
    ["unsigned", () => ({ ...signed(), "webhook-signature": "" }), body],
    [
      "of another version",
      () => {
        const headers = signed();
        return { ...headers, "webhook-signature": headers["webhook-signature"].replaceAll("v1,", "v2,") };
      },
      body,
    ],
    ["under another ID", () => ({ ...signed(), "webhook-id": "msg_2" }), body],
  ])("are refused when they are %s", async (_name, sign, content) => {
    await expect(verifyWebhook({ secret, headers: sign(), body: content })).rejects.toMatchObject({
      code: "invalid_webhook",
    });
  });

  it("are never accepted without a secret", async () => {
    await expect(verifyWebhook({ secret: "whsec_", headers: signed(), body })).rejects.toThrow("secret");
  });
});
