import { hmac } from "@/lib/crypto";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { customerChoice, viewReading } from "@/lib/testing/readings";
import { logLines } from "@/scripts/logged";
import { frontDoor } from "../door/front-door";
import { cancellation as operation } from "../operations/cancellation";
import { requestTicket } from "./request-ticket";

/** Finds Stripe's customers by identity: email addresses and IDs in every form that customers and merchants use. */

const cancellation = frontDoor(operation);

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

type Created = { id: string; email: string | null };

/** Creates a customer. Stripe's types have no `id` here, but merchants who choose their customers' IDs send it. */
async function customer(world: PortalWorld, sent: { id?: string; email?: string; test_clock?: string }) {
  const created: Created = await world.stripe.customers.create(sent as object);
  return created.id;
}

async function subscribed(world: PortalWorld, sent: Parameters<typeof customer>[1]) {
  const id = await customer(world, sent);
  const { id: method } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: id });
  await world.stripe.customers.update(id, { invoice_settings: { default_payment_method: method } });
  const items = [{ price: "price_Lumen_team_month" }];
  const { id: subscription } = await world.stripe.subscriptions.create({ customer: id, items });
  await world.admin("DELETE", "requests");
  return { id, subscription };
}

async function open(world: PortalWorld, claimed: { email?: string; customerId?: string }) {
  const hash = hmac(world.secret, claimed.email ?? claimed.customerId ?? "");
  const { portalId } = world;
  const ticket = await requestTicket({ portalId, ...claimed, hash, origin: sampleOrigin });
  const beginning = ticket ? await beginVisit(portalId, ticket) : undefined;
  return beginning?.hasBegun ? beginning : undefined;
}

async function found(world: PortalWorld, claimed: { email?: string; customerId?: string }) {
  const opened = await open(world, claimed);
  if (!opened) return undefined;
  const { customerIds, choices } = opened.visit;
  return choices.length > 0 ? choices : customerIds;
}

const requested = async (world: PortalWorld) =>
  ((await world.admin("GET", "requests")) as { path: string }[]).map(({ path }) => path);

const grace = "grace.hopper@x.example";

describe("an email address in another letter case", () => {
  const typed = "Grace.Hopper@X.Example";

  it("matches no customer unless the merchant allows it, and causes no search request", async () => {
    const world = await portalWorld();
    await subscribed(world, { email: typed });
    expect(await found(world, { email: grace })).toEqual([]);
    expect(await requested(world)).not.toContain("/v1/customers/search");
  });

  it.each([
    [typed, grace],
    [grace, typed],
    ["GRACE.HOPPER@X.EXAMPLE", typed],
    ["O'Hara+Portico@X.example", "o'hara+portico@x.EXAMPLE"],
    ['we"ird\\name@x.example', 'WE"IRD\\NAME@x.example'],
  ])("is found if the merchant allows it: Stripe has %s, the page sends %s", async (inStripe, sent) => {
    const world = await portalWorld();
    await world.saveSettings({ emailAnyCase: true });
    const { id, subscription } = await subscribed(world, { email: inStripe });
    expect(await found(world, { email: sent })).toEqual([id]);
    const opened = await open(world, { email: sent });
    const view = await viewReading(opened?.token);
    if (!view.ok) throw new Error(view.error.message);
    expect(view.value.subscriptions.map((shown) => shown.id)).toEqual([subscription]);
    const intent = { intentId: "i".repeat(16), subscriptionId: subscription };
    const moment = view.value.subscriptions[0]?.cancellation?.moment;
    const done = await cancellation(opened?.token, { ...intent, feedback: "", comment: "", moment });
    expect(done).toSucceed();
  });

  it("needs a hash of the exact bytes that are sent", async () => {
    const world = await portalWorld();
    await world.saveSettings({ emailAnyCase: true });
    await subscribed(world, { email: typed });
    const { portalId, secret } = world;
    const attempt = { portalId, email: grace, hash: hmac(secret, typed), origin: sampleOrigin };
    expect(await requestTicket(attempt)).toBeNull();
    expect(await requested(world)).toEqual([]);
  });

  it("finds all customers with the address, each once, oldest first", async () => {
    const world = await portalWorld();
    await world.saveSettings({ emailAnyCase: true });
    const first = await subscribed(world, { email: typed });
    await world.admin("POST", "clock", { advance: 60 });
    const second = await subscribed(world, { email: grace });
    const both = await found(world, { email: grace });
    expect(both).toEqual([first.id, second.id]);
  });

  it.each([
    ["the Kelvin sign", "\u212Aate@x.example", "kate@x.example"],
    ["a long s", "grace.hopper@\u017F.example", "grace.hopper@s.example"],
    ["a dotless i", "d\u0131ana@x.example", "diana@x.example"],
    ["an accent", "\u00C9ve@x.example", "\u00E9ve@x.example"],
  ])("never matches a stranger's address that only looks similar: %s", async (_what, theirs, sent) => {
    const world = await portalWorld();
    await world.saveSettings({ emailAnyCase: true });
    await subscribed(world, { email: theirs });
    expect(await found(world, { email: sent })).toEqual([]);
  });

  it.each(["email:'x'", "x' OR email~'example", 'x" OR email~"example', "x\\"])(
    "can't inject anything into Stripe's search query: %s",
    async (words) => {
      const world = await portalWorld();
      await world.saveSettings({ emailAnyCase: true });
      const sent = `${words.replaceAll(" ", "")}@x.example`;
      expect(await found(world, { email: sent })).toEqual([]);
    },
  );

  it("finds only an exact match while Stripe's search fails, and otherwise causes an error", async () => {
    const world = await portalWorld();
    await world.saveSettings({ emailAnyCase: true });
    const { id } = await subscribed(world, { email: grace });
    const fault = {
      match: { path: "/v1/customers/search" },
      times: 20,
      action: { type: "status", status: 400 },
    };
    await world.admin("POST", "faults", fault);
    expect(await found(world, { email: grace })).toEqual([id]);
    expect(logLines().map(({ message }) => message)).toContainEqual(expect.stringMatching(/search failed/));
    await expect(found(world, { email: typed })).rejects.toMatchObject({ name: "PortalError" });
  });
});

describe("a customer on a test clock", () => {
  it("is missing from Stripe's lists by email, but is found by its ID", async () => {
    const world = await portalWorld();
    await world.saveSettings({ emailAnyCase: true });
    const now = Math.floor(Date.now() / 1000);
    const clock = await world.stripe.testHelpers.testClocks.create({ frozen_time: now });
    const id = await customer(world, { email: grace, test_clock: clock.id });
    expect(await found(world, { email: grace })).toEqual([]);
    await world.saveSettings({ identifyBy: "customer_id" });
    expect(await found(world, { customerId: id })).toEqual([id]);
  });
});

describe("a customer ID that the merchant chose", () => {
  it.each([
    "user_42",
    "cus_team-7",
    "42",
    "a",
    "A.b~c",
    "50%",
    "%2F",
    "who?",
    "a#b",
    "a&b=c",
    "é".normalize("NFD")[0]!,
    "x".repeat(255),
    "../x".replace("/", "."),
  ])("opens the portal and works in a change: %s", async (id) => {
    const world = await portalWorld();
    await world.saveSettings({ identifyBy: "customer_id" });
    const { subscription } = await subscribed(world, { id });
    const opened = await open(world, { customerId: id });
    const view = await viewReading(opened?.token);
    if (!view.ok) throw new Error(view.error.message);
    expect(view.value.subscriptions.map((shown) => shown.id)).toEqual([subscription]);
    const intent = { intentId: "i".repeat(16), subscriptionId: subscription };
    const moment = view.value.subscriptions[0]?.cancellation?.moment;
    expect(await cancellation(opened?.token, { ...intent, feedback: "", comment: "", moment })).toSucceed();
  });

  it.each([
    ["nothing", ""],
    ["a slash", "../cus_LumenAda"],
    ["a slash in the middle", "a/b"],
    ["a path to its parent", ".."],
    ["a path to itself", "."],
    ["the name of Stripe's search", "search"],
    ["a space", "user 42"],
    ["a space at the end", "user_42 "],
    ["a line break", "user_42\n"],
    ["NUL", "user\0"],
    ["an @", "user@42"],
    ["an email address", "ada@example.com"],
    ["a letter outside ASCII", "üser_42"],
    ["a digit outside ASCII", "user_\uff14"],
    ["a mark that reverses text", "user\u202e"],
    ["256 characters", "x".repeat(256)],
  ])("is refused without a request to Stripe if it is, or contains, %s", async (_what, id) => {
    const world = await portalWorld();
    await world.saveSettings({ identifyBy: "customer_id" });
    expect(await open(world, { customerId: id })).toBeUndefined();
    expect(await requested(world)).toEqual([]);
  });

  it.each([
    "%2F",
    "%2E%2E",
    "..%2f",
    "..;",
    "?limit=1",
    "#",
    "search?query=x",
    "cus_LumenAda?expand=x",
    "CUS_LUMENADA",
    "cus_LumenAda%00",
    "null",
    "undefined",
    "__proto__",
  ])(
    "finds no customer if Stripe doesn't know it, even if its characters have a meaning in a URL: %s",
    async (id) => {
      const world = await portalWorld();
      await world.saveSettings({ identifyBy: "customer_id" });
      expect(await found(world, { customerId: id })).toEqual([]);
      expect(await requested(world)).toEqual([`/v1/customers/${encodeURIComponent(id)}`]);
    },
  );

  it("opens the portal only if customers are identified by ID, and an email address only if not", async () => {
    const world = await portalWorld();
    await subscribed(world, { id: "user_42", email: "user@42.example" });
    for (const identity of ["user_42", "user@42.example", "cus_LumenAda", "ada@example.com"]) {
      const opened = [];
      for (const identifyBy of ["email", "customer_id"] as const) {
        await world.saveSettings({ identifyBy });
        for (const claimed of [{ email: identity }, { customerId: identity }])
          if (await open(world, claimed)) opened.push([identifyBy, Object.keys(claimed)[0]]);
      }
      expect(opened).toEqual([identity.includes("@") ? ["email", "email"] : ["customer_id", "customerId"]]);
    }
  });

  it("can belong to one of several customers with one email address, and that customer can be chosen", async () => {
    const world = await portalWorld();
    const email = "team@x.example";
    const one = await subscribed(world, { id: "cus_team-7", email });
    await subscribed(world, { id: "user_42", email });
    const token = (await open(world, { email }))?.token;
    const chosen = await customerChoice(token, { customerId: "cus_team-7" });
    if (!chosen.ok) throw new Error(chosen.error.message);
    expect(chosen.value.subscriptions.map(({ id }) => id)).toEqual([one.subscription]);
  });
});
