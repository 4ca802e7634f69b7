import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import Stripe from "stripe";
import { findCardSetup } from "@/lib/db/card-setups";
import { database } from "@/lib/db/client";
import { saveWebhookSecret } from "@/lib/merchant/webhook-secret";
import { readStripeEvent } from "@/lib/stripe/keys/webhooks";
import { open } from "@/lib/testing/opening";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { ada, openWorld, saveCardAtStripe } from "@/lib/testing/saving-cards";
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

async function answerTo({ portalId }: { portalId: string }, body: string | Buffer, signature?: string) {
  const headers = new Headers();
  if (signature !== undefined) headers.set("stripe-signature", signature);
  const request = new Request("http://127.0.0.1/", { method: "POST", headers, body: body as string });
  return POST(request, { params: Promise.resolve({ portalId }) });
}

const deliver = async (...sent: Parameters<typeof answerTo>) => (await answerTo(...sent)).status;

const kept = ({ merchantId }: PortalWorld) => database().stripeEvent.count({ where: { merchantId } });

it("accepts what Stripe signed for this endpoint within five minutes, and nothing else", async () => {
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
  // While a secret is being rolled, Stripe signs with both the old and the new one.
  const both = `${signed(body, { by: other })},v1=${signed(body).split("v1=")[1]}`;
  expect(await deliver(world, body, both)).toBe(200);
  expect(await kept(world)).toBe(1);
});

it("logs why an event was refused, and nothing from the event", async () => {
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

it("refuses a body that was altered by a byte, isn't JSON, or is longer than a mebibyte", async () => {
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

it("accepts a hundred concurrent deliveries of one event and stores it once", async () => {
  const world = await listening(await portalWorld());
  const body = eventOf({ id: "evt_again" });
  const statuses = await Promise.all(Array.from({ length: 100 }, () => deliver(world, body, signed(body))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await kept(world)).toBe(1);
});

it("refuses live events, and events to another merchant's endpoint, an unknown portal or a portal without a secret", async () => {
  const [world, stranger, silent] = [await portalWorld(), await portalWorld(), await portalWorld()];
  await listening(world);
  await listening(stranger, "whsec_the_strangers_secret_00000");
  const live = eventOf({ livemode: true });
  expect(await deliver(world, live, signed(live))).toBe(400);
  const body = eventOf({});
  for (const place of [stranger, silent, { portalId: "nobodysportal" }])
    expect(await deliver(place, body, signed(body))).toBe(400);
});

it("schedules the card set-up for an immediate check and trusts nothing else in the event", async () => {
  const world = await listening(await openWorld());
  const { start } = await saveCardAtStripe(world, ada.email);
  const place = { mode: "test", portalId: world.portalId, id: start.setupId } as const;
  const before = await findCardSetup(world.merchantId, place);
  expect(before?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 30_000);
  const body = eventOf({ object: start.setupId });
  expect(await deliver(world, body, signed(body))).toBe(200);
  const after = await findCardSetup(world.merchantId, place);
  expect(after?.nextCheckAt?.getTime()).toBeLessThanOrEqual(Date.now());
  // The endpoint itself changes nothing in Stripe. Recovery reads the set-up from Stripe before it acts.
  expect((await world.changes()).filter(({ path }) => path.startsWith("/v1/customers"))).toEqual([]);
});

it("accepts events of every kind and ignores those that aren't about cards", async () => {
  const world = await listening(await openWorld());
  const { start } = await saveCardAtStripe(world, ada.email);
  const body = eventOf({ type: "invoice.paid", object: start.setupId });
  expect(await deliver(world, body, signed(body))).toBe(200);
  const place = { mode: "test", portalId: world.portalId, id: start.setupId } as const;
  const row = await findCardSetup(world.merchantId, place);
  expect(row?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now());
});

it("clears the cached catalogue of the merchant whose product or price changed, and no other merchant's", async () => {
  const [world, other] = [await listening(await portalWorld()), await listening(await portalWorld())];
  const nameOf = async (place: PortalWorld) => (await open(place, ada.email)).view.subscriptions[0]?.name;
  expect([await nameOf(world), await nameOf(other)]).toEqual(["Lumen Team", "Lumen Team"]);
  for (const { stripe } of [world, other])
    await stripe.products.update("prod_LumenTeam", { name: "Lumen Crew" });
  const body = eventOf({ type: "product.updated", object: "prod_LumenTeam" });
  expect(await deliver(world, body, signed(body))).toBe(200);
  expect([await nameOf(world), await nameOf(other)]).toEqual(["Lumen Crew", "Lumen Team"]);
});

describe("signed bodies in other forms", () => {
  const good = { id: "evt_1", object: "event", type: "invoice.paid", livemode: false, data: { object: {} } };
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));
  const thin = {
    id: "evt_2",
    object: "v2.core.event",
    type: "v1.invoice.paid",
    livemode: false,
    created: "2026-11-30T06:00:00.000Z",
    context: null,
    reason: null,
    related_object: { id: "in_1", type: "invoice", url: "/v1/invoices/in_1" },
  };

  it.each<[string, unknown]>([
    ["null", null],
    ["an array", []],
    ["an array of events", [good]],
    ["a number", 1e21],
    ["a string", "evt_1"],
    ["true", true],
    ["an empty object", {}],
    ["a missing ID", without("id")],
    ["an ID that is a number", { ...good, id: 1 }],
    ["an ID that is null", { ...good, id: null }],
    ["an ID that is empty", { ...good, id: "" }],
    ["an ID that is an object", { ...good, id: { not: "" } }],
    ["an ID with NUL", { ...good, id: "evt_\0" }],
    ["an ID with half a character", { ...good, id: "evt_\ud800" }],
    ["an ID of 256 characters", { ...good, id: `evt_${"1".repeat(252)}` }],
    ["a missing type", without("type")],
    ["a type that is a number", { ...good, type: 3 }],
    ["a type with NUL", { ...good, type: "invoice\0.paid" }],
    ["a type of 100,000 characters", { ...good, type: "a".repeat(100_000) }],
    ["a missing mode", without("livemode")],
    ["a mode that is a string", { ...good, livemode: "false" }],
    ["a mode that is null", { ...good, livemode: null }],
    ["a missing object", without("object")],
    ["an object that isn't an event", { ...good, object: "charge" }],
    ["missing data", without("data")],
    ["data that is null", { ...good, data: null }],
    ["data that is an array", { ...good, data: [] }],
    ["data without its object", { ...good, data: {} }],
    ["data whose object is null", { ...good, data: { object: null } }],
    ["data whose object is a string", { ...good, data: { object: "seti_1" } }],
    ["data whose object is an array", { ...good, data: { object: [] } }],
    ["a thin event without an ID", { ...thin, id: undefined }],
    ["a thin event without a mode", { ...thin, livemode: undefined }],
  ])("are refused with an explanation: %s", async (_what, form) => {
    const world = await listening(await portalWorld());
    const body = JSON.stringify(form);
    const answer = await answerTo(world, body, signed(body));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/^Portico can't read this event\./);
    expect(logLines().at(-1)).toMatchObject({ cause: "event_malformed", outcome: "refused" });
    expect(await kept(world)).toBe(0);
  });

  it.each([
    ["an empty body", ""],
    ["text that isn't JSON", "no json"],
    ["the first half of an event", JSON.stringify(good).slice(0, 40)],
    ["an infinite number", "1e999"],
    ["a form", "id=evt_1&type=invoice.paid"],
    ["a byte order mark", `\ufeff${JSON.stringify(good)}`],
    ["unclosed brackets", "[".repeat(500_000)],
    ["text around an event", `/* */${JSON.stringify(good)}`],
    ["an event inside a string", JSON.stringify(JSON.stringify(good))],
    [
      "an event whose mode is written twice, the second time as a string",
      JSON.stringify(good).replace("false", 'true,"livemode":"x"'),
    ],
    [
      "a deeply nested type",
      JSON.stringify(good).replace('"invoice.paid"', "[".repeat(100_000) + "]".repeat(100_000)),
    ],
    ["an event by inheritance", `{"__proto__":${JSON.stringify(good)}}`],
    ["two events", `${JSON.stringify(good)}\n${JSON.stringify(good)}`],
  ])("are refused: %s", async (_what, body) => {
    const world = await listening(await portalWorld());
    expect(await deliver(world, body, signed(body))).toBe(400);
    expect(await kept(world)).toBe(0);
  });

  /** Sends every event type that the installed Stripe package declares, because one endpoint may receive them all. */
  it("are never refused because of an event type that Stripe has", async () => {
    const declared = await Promise.all(
      ["Events", "V2/Core/Events"].map((file) =>
        readFile(`node_modules/stripe/esm/resources/${file}.d.ts`, "utf8"),
      ),
    );
    const types = [...declared.join().matchAll(/\btype: '([a-z]+\.[^']+)'/g)].map(([, type]) => type ?? "");
    expect(new Set(types).size).toBeGreaterThan(150);
    for (const type of new Set(types)) {
      const told = type.startsWith("v") ? { ...thin, type } : { ...good, type };
      const body = JSON.stringify(told);
      expect([type, readStripeEvent(body, signed(body), secret)]).toEqual([
        type,
        expect.objectContaining({ type }),
      ]);
    }
  });

  it.each<[string, string]>([
    ["a thin event", JSON.stringify(thin)],
    [
      "a thin event of another API",
      JSON.stringify({ ...thin, type: "v2.core.account[requirements].updated" }),
    ],
    ["a future type", JSON.stringify({ ...thin, type: "v3.Core-Next.thing[Some_Part].updated" })],
    ["white space around an event", `\r\n ${JSON.stringify(good)} \r\n`],
    ["an ID written twice", JSON.stringify(good).replace('"id"', '"id":7,"\\u0069d"')],
    [
      "50,000 fields",
      JSON.stringify({
        ...good,
        data: { object: Object.fromEntries([...Array(50_000).keys()].map((key) => [`k${key}`, key])) },
      }),
    ],
    ["methods as fields", JSON.stringify({ ...good, toString: 1, valueOf: null, then: {} })],
    ["a thin event about nothing", JSON.stringify({ ...thin, related_object: undefined })],
    ["a thin event whose subject is null", JSON.stringify({ ...thin, related_object: null })],
    ["an unknown type", JSON.stringify({ ...good, type: "future.thing.happened" })],
    ["unknown fields", JSON.stringify({ ...good, future: [{ __proto__: 1 }], data: { object: { id: 1 } } })],
    ["an object without an ID", JSON.stringify({ ...good, type: "setup_intent.succeeded" })],
    [
      "an object with a number as its ID",
      JSON.stringify({ ...good, type: "setup_intent.succeeded", data: { object: { id: 7 } } }),
    ],
    [
      "an object with NUL in its ID",
      JSON.stringify({ ...good, type: "setup_intent.succeeded", data: { object: { id: "seti_\0" } } }),
    ],
    ["NUL in a string", JSON.stringify({ ...good, data: { object: { description: "a\0b" } } })],
    [
      "half a character in a string",
      JSON.stringify({ ...good, data: { object: { description: "\ud800" } } }),
    ],
    [
      "infinite numbers",
      JSON.stringify(good).replace('"livemode"', '"created":1e999,"pending_webhooks":-1e400,"livemode"'),
    ],
    [
      "keys with a special meaning",
      JSON.stringify(good).replace('"livemode"', '"__proto__":{"id":1},"constructor":{},"livemode"'),
    ],
    [
      "a depth of 100,000",
      JSON.stringify(good).replace(
        '"object":{}',
        `"object":{"deep":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      ),
    ],
    ["an event of a connected account", JSON.stringify({ ...good, account: "acct_1", context: "acct_1" })],
  ])("are accepted without effect: %s", async (_what, body) => {
    const world = await listening(await openWorld());
    await saveCardAtStripe(world, ada.email);
    const before = await setupsOf(world);
    expect(await deliver(world, body, signed(body))).toBe(200);
    expect(await kept(world)).toBe(1);
    expect(await setupsOf(world)).toEqual(before);
  });

  const setupsOf = ({ merchantId }: PortalWorld) =>
    database().cardSetup.findMany({ where: { merchantId }, select: { id: true, nextCheckAt: true } });

  it("schedule a check of the card set-up that a thin event names, as any other event does", async () => {
    const world = await listening(await openWorld());
    const { start } = await saveCardAtStripe(world, ada.email);
    const related_object = { id: start.setupId, type: "setup_intent", url: "/v1/setup_intents/x" };
    const body = JSON.stringify({ ...thin, type: "v1.setup_intent.succeeded", related_object });
    expect(await deliver(world, body, signed(body))).toBe(200);
    const place = { mode: "test", portalId: world.portalId, id: start.setupId } as const;
    const row = await findCardSetup(world.merchantId, place);
    expect(row?.nextCheckAt?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("are refused when the sender disconnects, and the log names the sender as the cause", async () => {
    const world = await listening(await portalWorld());
    const lost = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const body = new ReadableStream({ pull: (controller) => controller.error(lost) });
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    const params = Promise.resolve({ portalId: world.portalId });
    expect((await POST(new Request("http://127.0.0.1/", init), { params })).status).toBe(400);
    expect(logLines().at(-1)).toMatchObject({ level: "warn", cause: "body_interrupted", outcome: "refused" });
  });

  it.each(["\0\0\0\0\0\0\0\0\0\0", "' or 1=1", "\ud800".repeat(12), "..", "a".repeat(10_000)])(
    "are refused at an invalid address: %j",
    async (portalId) => {
      const body = JSON.stringify(good);
      expect(await deliver({ portalId }, body, signed(body))).toBe(400);
    },
  );
});
