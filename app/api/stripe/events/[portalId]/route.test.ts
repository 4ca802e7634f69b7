import { randomBytes } from "node:crypto";
import Stripe from "stripe";
import { findCardSetup } from "@/lib/db/card-setups";
import { database } from "@/lib/db/client";
import { saveWebhookSecret } from "@/lib/merchant/webhook-secret";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import type { PortalWorld } from "@/lib/testing/portal-world";
import { openWorld, saved, ada } from "@/lib/testing/saving-cards";
import { logLines, logText } from "@/scripts/logged";
import { POST } from "./route";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const secret = "whsec_0123456789abcdef0123456789";

async function listening(world: PortalWorld, own = secret): Promise<PortalWorld> {
  await saveWebhookSecret({ merchantId: world.merchantId, actor: "system" }, "test", own);
  return world;
}

type Told = { id?: string; type?: string; livemode?: boolean; object?: string };

function eventOf({ id = `evt_${randomBytes(8).toString("hex")}`, ...told }: Told) {
  const { type = "setup_intent.succeeded", livemode = false, object = "seti_unknown" } = told;
  return JSON.stringify({ id, object: "event", type, livemode, data: { object: { id: object } } });
}

const now = () => Math.floor(Date.now() / 1000);
const signed = (payload: string, { by = secret, at = now() } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: by, timestamp: at });

async function deliver({ portalId }: { portalId: string }, body: string | Buffer, signature?: string) {
  const headers = new Headers();
  if (signature !== undefined) headers.set("stripe-signature", signature);
  const request = new Request("http://127.0.0.1/", { method: "POST", headers, body: body as string });
  return (await POST(request, { params: Promise.resolve({ portalId }) })).status;
}

const kept = ({ merchantId }: PortalWorld) => database().stripeEvent.count({ where: { merchantId } });

it("W01: takes what Stripe signed for this endpoint within five minutes, and nothing else", async () => {
  const world = await listening(await portalWorld());
  const body = eventOf({});
  const other = "whsec_another_endpoints_secret_00";
  const refused = [
    undefined,
    "",
    "garbage",
    "t=,v1=",
    `t=${now()},v0=${signed(body).split("v1=")[1]}`,
    signed(body, { by: other }),
    signed(body, { at: now() - 301 }),
    signed(body, { at: now() + 330 }),
    signed(body).replace(/t=\d+,/, ""),
  ];
  for (const signature of refused) expect(await deliver(world, body, signature)).toBe(400);
  expect(await kept(world)).toBe(0);
  // While a secret is being replaced, Stripe signs with both.
  const both = `${signed(body, { by: other })},v1=${signed(body).split("v1=")[1]}`;
  expect(await deliver(world, body, both)).toBe(200);
  expect(await kept(world)).toBe(1);
});

it("logs why an event was refused, and nothing of the event", async () => {
  const world = await portalWorld();
  const body = eventOf({ id: "evt_canary", type: "canary" });
  await deliver({ portalId: "canary00000000000000" }, body, signed(body));
  await deliver(world, body, signed(body));
  await listening(world);
  await deliver(world, body, "t=1,v1=canary");
  const live = eventOf({ id: "evt_canary", livemode: true });
  await deliver(world, live, signed(live));
  await deliver(world, body, signed(body));
  const { merchantId, portalId } = world;
  expect(logLines().map(({ cause, outcome }) => cause ?? outcome)).toEqual([
    ...["portal_unknown", "no_webhook_secret", "signature_wrong", "event_of_other_mode", "accepted"],
  ]);
  for (const line of logLines().slice(1)) expect(line).toMatchObject({ merchantId, portalId, mode: "test" });
  expect(logText()).not.toContain("canary");
});

it("W03: refuses a body that was altered by a byte, is no JSON, or is longer than a mebibyte", async () => {
  const world = await listening(await portalWorld());
  const body = eventOf({});
  for (const altered of [`${body} `, `\ufeff${body}`, body.replace("evt_", "evt_0")])
    expect(await deliver(world, altered, signed(body))).toBe(400);
  expect(await deliver(world, "no json", signed("no json"))).toBe(400);
  expect(await deliver(world, Buffer.from([0xff, 0xfe]), signed("\xff\xfe"))).toBe(400);
  const long = eventOf({ object: "x".repeat(1024 * 1024) });
  expect(await deliver(world, long, signed(long))).toBe(413);
  expect(await kept(world)).toBe(0);
});

it("W04: takes the same event a hundred times at once, and keeps one", async () => {
  const world = await listening(await portalWorld());
  const body = eventOf({ id: "evt_again" });
  const statuses = await Promise.all(Array.from({ length: 100 }, () => deliver(world, body, signed(body))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await kept(world)).toBe(1);
});

it("W05: refuses a live event, another merchant's endpoint, an unknown portal and one without a secret", async () => {
  const [world, stranger, silent] = [await portalWorld(), await portalWorld(), await portalWorld()];
  await listening(world);
  await listening(stranger, "whsec_the_strangers_secret_00000");
  const live = eventOf({ livemode: true });
  expect(await deliver(world, live, signed(live))).toBe(400);
  const body = eventOf({});
  for (const place of [stranger, silent, { portalId: "nobodysportal" }])
    expect(await deliver(place, body, signed(body))).toBe(400);
});

it("has the set-up looked at now, and believes nothing else of what it is told", async () => {
  const world = await listening(await openWorld());
  const { start } = await saved(world, ada.email);
  const place = { mode: "test", portalId: world.portalId, id: start.setupId } as const;
  const before = await findCardSetup(world.merchantId, place);
  expect(before?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 30_000);
  const body = eventOf({ object: start.setupId });
  expect(await deliver(world, body, signed(body))).toBe(200);
  const after = await findCardSetup(world.merchantId, place);
  expect(after?.nextCheckAt?.getTime()).toBeLessThanOrEqual(Date.now());
  // The endpoint itself asks Stripe nothing and changes nothing: recovery reads the set-up before it acts.
  expect((await world.changes()).filter(({ path }) => path.startsWith("/v1/customers"))).toEqual([]);
});

it("takes events of every kind, and does nothing about those that are not of cards", async () => {
  const world = await listening(await openWorld());
  const { start } = await saved(world, ada.email);
  const body = eventOf({ type: "invoice.paid", object: start.setupId });
  expect(await deliver(world, body, signed(body))).toBe(200);
  const place = { mode: "test", portalId: world.portalId, id: start.setupId } as const;
  const row = await findCardSetup(world.merchantId, place);
  expect(row?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now());
});
