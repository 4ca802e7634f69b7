import { database } from "@/lib/db/client";
import { startSession } from "@/lib/db/sessions";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { cardStarting, plansReading, viewReading } from "@/lib/testing/readings";
import { ask } from "@/lib/testing/try-every-operation";
import { sha256 } from "../crypto";
import { operationNames } from "../operations/operations";
import { openPreview } from "../portal/door/open-preview";
import { readPreviewVisit } from "../portal/visit/preview-visit";
import { readVisit } from "../portal/visit/visit";
import type { SettingChange } from "../settings/differences";
import { portalSettings } from "../settings/schema";
import { endSession } from "./account";
import { listPreviewCustomers, startPreview } from "./preview";
import type { SignedInMember } from "./session";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

let world: PortalWorld;
let member: SignedInMember;
beforeEach(async () => {
  world = await portalWorld();
  member = await memberOf(world);
});

async function memberOf({ merchantId }: PortalWorld): Promise<SignedInMember> {
  const { id, passwordHash, email } = await database().member.findFirstOrThrow({ where: { merchantId } });
  const sessionId = await startSession({ merchantId, id, passwordHash }, "Firefox on Linux");
  if (!sessionId) throw new Error("The session didn't start.");
  const actor = `member:${id}` as const;
  return {
    merchantId,
    actor,
    memberId: id,
    email,
    merchantName: "Lumen",
    sessionId,
    confirmedAt: new Date(),
  };
}

const ada = "cus_LumenAda";

async function preview(changes: SettingChange[] = [], customer = ada) {
  const asked = { customer, changes: changes.length > 0 ? JSON.stringify(changes) : "" };
  const { address } = await startPreview(member, "test", asked);
  const [, portalId = "", token = ""] = /^\/portal\/(\w+)\/preview\?token=(\w+)$/.exec(address) ?? [];
  return { portalId, token };
}

const buttonsOf = async (token: string) => {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  const [subscription] = answer.value.subscriptions;
  return { actions: subscription?.actions ?? [], id: subscription?.id ?? "" };
};

it("shows a customer's portal with settings that aren't saved, and saves nothing", async () => {
  await world.saveSettings({ pause: false, cancellation: true });
  const { portalId, token } = await preview([
    { name: "pause", from: false, to: true },
    { name: "cancellation", from: true, to: false },
    { name: "brandColor", from: "", to: "#12" },
  ]);
  const opened = await openPreview(portalId, token);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.view.subscriptions[0]?.actions).toContain("pause");
  expect(opened.view.subscriptions[0]?.actions).not.toContain("cancellation");
  // An incomplete color counts as no color.
  expect(opened.settings.brandColor).toBe("");
  const { settings } = await database().portal.findUniqueOrThrow({ where: { id: world.portalId } });
  expect(portalSettings.parse(settings)).toMatchObject({ pause: false, cancellation: true });
});

it("also finds a customer by email address, and says so if there is none", async () => {
  const { token } = await preview([], "ada@example.com");
  expect((await readPreviewVisit(token)).customerIds).toEqual([ada]);
  const missing = "Stripe has no customer with this ID or email address.";
  await expect(preview([], "nobody@example.com")).rejects.toMatchObject({
    code: "not_found",
    message: `${missing} Customers on a test clock can only be found by ID.`,
  });
  await expect(preview([], "cus_Nobody")).rejects.toMatchObject({ code: "not_found", message: missing });
});

it("doesn't mention test clocks in live mode", async () => {
  const live = await portalWorld("live");
  const asked = { customer: "nobody@example.com", changes: "" };
  await expect(startPreview(await memberOf(live), "live", asked)).rejects.toMatchObject({
    code: "not_found",
    message: "Stripe has no customer with this ID or email address.",
  });
});

it("finds a customer on a test clock by ID, as the message for an unknown address suggests", async () => {
  const { stripe } = world;
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: Math.floor(Date.now() / 1000) });
  const { id } = await stripe.customers.create({ email: "clocked@example.com", test_clock: clock.id });
  await expect(preview([], "clocked@example.com")).rejects.toMatchObject({
    message: expect.stringContaining("test clock"),
  });
  expect((await readPreviewVisit((await preview([], id)).token)).customerIds).toEqual([id]);
});

it("lists a customer for each state of a subscription", async () => {
  const listed = await listPreviewCustomers(world.merchantId, "test");
  if (!listed.ok) throw new Error(listed.reason);
  const states = listed.customers.map(({ status }) => status);
  expect(states).toEqual(expect.arrayContaining(["active", "trialing", "past_due", "canceled"]));
  expect(states[0]).toBe("active");
  // The preview opens with the first customer, who therefore has one monthly plan that isn't canceled.
  const { data } = await world.stripe.subscriptions.list({ customer: listed.customers[0]?.id ?? "" });
  expect(data.map(({ cancel_at, items }) => [cancel_at, items.data[0]?.price.recurring?.interval])).toEqual([
    [null, "month"],
  ]);
  expect(await listPreviewCustomers(world.merchantId, "live")).toEqual({
    ok: false,
    reason: "not_connected",
  });
});

it("removes invisible characters from the listed names", async () => {
  await world.stripe.customers.update(ada, { name: `</script>"'🙂\u202Eevil\u0000` });
  const listed = await listPreviewCustomers(world.merchantId, "test");
  const name = listed.ok && listed.customers.find(({ id }) => id === ada)?.name;
  expect(name).toBe(`</script>"'🙂evil`);
});

describe("in a preview, nothing changes Stripe:", () => {
  it.each(operationNames)("the operation %s is refused before any request reaches Stripe", async (name) => {
    const everything = Object.fromEntries(
      Object.entries(portalSettings.parse({})).map(([setting, value]) => [
        setting,
        typeof value === "boolean" ? true : value,
      ]),
    );
    const changes = Object.entries(everything)
      .filter(([, value]) => value === true)
      .map(([setting]) => ({ name: setting, from: false, to: true }) as SettingChange);
    const { token } = await preview(changes);
    const { id } = await buttonsOf(token);
    const answer = await ask(token, name, id);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "not_allowed", message: "This is a preview. Nothing was changed." },
    });
    expect(await world.changes()).toEqual([]);
    expect(await database().operation.count({ where: { merchantId: world.merchantId } })).toBe(0);
  });

  it("readings that start something are refused, and readings that only compute are answered", async () => {
    const { token } = await preview([{ name: "updateCard", from: false, to: true }]);
    const { id } = await buttonsOf(token);
    expect(await cardStarting(token, { onStripesPage: false })).toMatchObject({
      ok: false,
      error: { code: "not_allowed" },
    });
    expect(await plansReading(token, { subscriptionId: id })).toMatchObject({ ok: true });
    expect(await world.changes()).toEqual([]);
  });

  it("the Stripe client only reads, and refuses all other requests", async () => {
    const { token } = await preview();
    const { stripe } = await readPreviewVisit(token);
    const [subscription] = (await stripe.subscriptions.list({ customer: ada })).data;
    await expect(stripe.subscriptions.cancel(subscription?.id ?? "")).rejects.toThrow("Not sent: read_only.");
    await expect(stripe.customers.update(ada, { name: "Eve" })).rejects.toThrow("Not sent: read_only.");
    expect(await world.changes()).toEqual([]);
  });

  it("no invoice links to Stripe's page, where someone could pay it", async () => {
    const { token } = await preview([], "cus_LumenDmitri");
    const { stripe } = await readPreviewVisit(token);
    const [invoice] = (await stripe.invoices.list({ customer: "cus_LumenDmitri", status: "open" })).data;
    expect(invoice).toMatchObject({ status: "open", hosted_invoice_url: null });
  });
});

describe("a preview ends", () => {
  it("a quarter of an hour later", async () => {
    const { token } = await preview();
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await expect(readPreviewVisit(token, later(14))).resolves.toMatchObject({ isPreview: true });
    await expect(readPreviewVisit(token, later(15.1))).rejects.toMatchObject({ code: "visit_expired" });
  });

  it("with the member's session", async () => {
    const { token } = await preview();
    const other = await startSession(
      {
        ...(await database().member.findFirstOrThrow({ where: { id: member.memberId } })),
        merchantId: member.merchantId,
      },
      "Safari on iOS",
    );
    await endSession({ ...member, sessionId: other ?? "" }, member.sessionId);
    await expect(readPreviewVisit(token)).rejects.toMatchObject({ code: "visit_expired" });
  });

  it("when its session has started many more previews", async () => {
    const { token } = await preview();
    for (let count = 0; count < 8; count += 1) await preview();
    await expect(readPreviewVisit(token)).rejects.toMatchObject({ code: "visit_expired" });
    expect(await database().preview.count({ where: { sessionId: member.sessionId } })).toBe(8);
  });
});

it("opens a preview only in its own portal, and doesn't count it as a visit", async () => {
  const other = await portalWorld();
  const { token } = await preview();
  expect(await openPreview(other.portalId, token)).toMatchObject({
    ok: false,
    error: { code: "visit_expired" },
  });
  expect(await database().visit.count({ where: { merchantId: world.merchantId } })).toBe(0);
  const { firstVisitAt } = await database().portal.findUniqueOrThrow({ where: { id: world.portalId } });
  expect(firstVisitAt).toBeNull();
});

it.each(["preview_short", "", `preview_${"A".repeat(43)}`])(
  "no preview opens with the token %j",
  async (token) => {
    expect(await openPreview(world.portalId, token)).toMatchObject({
      ok: false,
      error: { code: "visit_expired" },
    });
  },
);

it("neither the token of a customer's visit nor the stored hash opens a preview", async () => {
  const customers = await world.visit("ada@example.com");
  expect(await openPreview(world.portalId, customers)).toMatchObject({ ok: false });
  const { token } = await preview();
  await expect(readVisit(sha256(token))).rejects.toMatchObject({ code: "visit_expired" });
});
