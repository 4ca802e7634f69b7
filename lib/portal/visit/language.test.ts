import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { readPortal } from "@/lib/db/portals";
import { sayIn } from "@/lib/i18n/say";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { customerChoice, languageChoice, viewReading } from "@/lib/testing/readings";
import { requestTicket } from "./request-ticket";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";
const german = sayIn("de");

type Hints = { locale?: string; browser?: string };

async function open(world: PortalWorld, { locale, browser }: Hints = {}) {
  const proof = { email, hash: hmac(world.secret, email), origin: sampleOrigin, locale };
  const ticket = await requestTicket({ portalId: world.portalId, ...proof });
  const beginning = await beginVisit(world.portalId, ticket ?? "", { browser: browser ?? null });
  if (!beginning.hasBegun) throw new Error("A valid proof didn't open the portal.");
  return beginning;
}

async function seen(token: string) {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

it("uses the language that the page asks for, during the whole visit", async () => {
  const { token } = await open(await portalWorld(), { locale: "de-AT" });
  const view = await seen(token);
  expect(view).toMatchObject({
    language: "de",
    direction: "ltr",
    text: { changePlan: german("page.changePlan") },
  });
  expect(view.subscriptions[0]?.status.label).toBe(german("status.active"));
  expect(view.subscriptions[0]?.price).toMatch(/49,00\s\$/);
});

it("shows the page from right to left in Arabic, with Latin names isolated", async () => {
  const { token } = await open(await portalWorld(), { locale: "ar" });
  const view = await seen(token);
  expect(view).toMatchObject({ language: "ar", direction: "rtl" });
  expect(view.subscriptions[0]?.cancellation?.title).toContain("\u2068Lumen Team\u2069");
});

it("isolates names of plans, people and places that are written in the opposite direction", async () => {
  const world = await portalWorld();
  await world.saveSettings({ billingDetails: true });
  const { stripe } = world;
  const [hebrew, extra] = [
    "\u05dc\u05d5\u05de\u05df",
    "\u05d0\u05e8\u05db\u05d9\u05d5\u05df (\u05d7\u05d3\u05e9)",
  ];
  await stripe.customers.update("cus_LumenAda", {
    ...{ name: hebrew, phone: "+972 3 123 4567" },
    address: { line1: `${hebrew} 12`, city: "Tel Aviv", country: "IL" },
  });
  const { id: product } = await stripe.products.create({ name: extra });
  const monthly = { unit_amount: 500, currency: "usd", recurring: { interval: "month" } } as const;
  const { id: price } = await stripe.prices.create({ product, ...monthly });
  const [subscription] = (await stripe.subscriptions.list({ customer: "cus_LumenAda" })).data;
  await stripe.subscriptions.update(subscription?.id ?? "", { items: [{ price }] });
  const isolated = (text: string) => `\u2068${text}\u2069`;

  const english = await seen((await open(world)).token);
  expect(english.subscriptions[0]?.details).toContainEqual(
    expect.objectContaining({ value: `${isolated(extra)} ($5.00 per month)` }),
  );
  expect(english.customer?.billingDetails?.entries).toMatchObject([
    { value: isolated(hebrew) },
    { value: `${isolated(`${hebrew} 12`)}, Tel Aviv, Israel` },
    { value: "+972 3 123 4567" },
  ]);

  const arabic = await seen((await open(world, { locale: "ar" })).token);
  expect(arabic.customer?.billingDetails?.entries.map(({ value }) => value)).toEqual([
    hebrew,
    expect.stringContaining(`${hebrew} 12\u060c ${isolated("Tel Aviv")}`),
    isolated("+972 3 123 4567"),
  ]);
});

it("uses the browser's language in new portals, and in older ones only after the merchant turns that on", async () => {
  const world = await portalWorld();
  const browser = "fr, de;q=0.8";
  expect((await open(world, { browser })).visit.language).toBe("en-US");
  await world.saveSettings({ detectLanguage: true });
  expect((await open(world, { browser })).visit.language).toBe("de");
  const { settings } = await database().portal.findFirstOrThrow({
    where: { merchantId: world.merchantId, mode: "live" },
  });
  expect(settings).toEqual({ detectLanguage: true });
  expect((await readPortal(world.merchantId, "live")).settings).toMatchObject({ detectLanguage: true });
});

it("prefers the customer's language in Stripe to the browser's if the merchant has turned that on", async () => {
  const world = await portalWorld();
  await world.stripe.customers.update("cus_LumenAda", { preferred_locales: ["fr", "ja-JP", "de"] });
  const browser = "de";
  expect((await open(world, { browser })).visit.language).toBe("en-US");
  await world.saveSettings({ detectLanguage: true, stripeLanguage: true });
  expect((await open(world, { browser })).visit.language).toBe("ja");
});

it("falls back to the portal's default language, and to English if the stored language is unknown", async () => {
  const world = await portalWorld();
  await world.saveSettings({ defaultLanguage: "pl" });
  const { token, visit } = await open(world, { locale: "tlh_Q", browser: "de" });
  expect(visit.language).toBe("pl");
  await database().visit.update({ where: { tokenHash: visit.tokenHash }, data: { language: "xx" } });
  expect((await seen(token)).language).toBe("en-US");
});

it("lets customers choose a language only if the merchant offers that", async () => {
  const world = await portalWorld();
  const { token } = await open(world);
  expect((await seen(token)).languages).toEqual([]);
  expect(await languageChoice(token, { language: "de" })).toMatchObject({ error: { code: "not_allowed" } });
  await world.saveSettings({ languageMenu: true });
  expect((await seen(token)).languages).toContainEqual({ tag: "de", name: "Deutsch" });
  expect(await languageChoice(token, { language: "de" })).toMatchObject({ value: { language: "de" } });
  expect((await seen(token)).language).toBe("de");
  expect(await languageChoice(token, { language: "xx" })).toMatchObject({ error: { code: "invalid" } });
});

it("uses the visit's language in refusals, even after the visit has ended", async () => {
  const { token, visit } = await open(await portalWorld(), { locale: "de" });
  expect(await customerChoice(token, { customerId: "cus_other" })).toMatchObject({
    error: { message: german("error.not_found") },
  });
  await database().visit.update({ where: { tokenHash: visit.tokenHash }, data: { expiresAt: new Date(0) } });
  expect(await viewReading(token)).toMatchObject({ error: { message: german("error.visit_expired") } });
});
