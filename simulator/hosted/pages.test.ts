import type Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const returnUrl = "https://portal.example/return?visit=1";

/** Opens a page or sends a form as a browser would, but never follows a redirect. */
async function open(url: string, form?: Record<string, string>) {
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const response = await fetch(new URL(url, simulator.url), { redirect: "manual", ...init });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

async function setup() {
  const world = newWorld(simulator);
  const customer = await world.stripe.customers.create({ name: "Ada <b>" });
  const intent = await world.stripe.setupIntents.create({ customer: customer.id });
  const secret = intent.client_secret!;
  const address = `/_hosted/setup/${intent.id}`;
  const hidden = { client_secret: secret, return_url: returnUrl };
  const page = `${address}?${new URLSearchParams(hidden)}`;
  const retrieve = () => world.stripe.setupIntents.retrieve(intent.id);
  return { ...world, customer, intent, secret, address, hidden, page, retrieve };
}

describe("the page to save a card", () => {
  it("offers test cards and has no field for a card number", async () => {
    const { page } = await setup();
    const { status, text } = await open(page);
    expect(status).toBe(200);
    expect(text).toContain("pm_card_authenticationRequiredOnSetup");
    expect(text).toContain("Ada &lt;b&gt;");
    expect(text).not.toMatch(/type="(text|tel|number)"|<input(?![^>]*type="(radio|hidden)")/);
    // Without this link, a browser would request an icon and get an error because it has no API key.
    expect(text).toContain('<link rel="icon" href="data:,"');
  });

  it("cannot be opened without the secret", async () => {
    const { address } = await setup();
    expect((await open(address)).status).toBe(404);
    expect((await open(`${address}?client_secret=guess`)).status).toBe(404);
    const tried = await open(`${address}/confirm`, {
      payment_method: "pm_card_visa",
      client_secret: "guess",
    });
    expect(tried.status).toBe(404);
  });

  it("saves the card with a browser's API call, and redirects with the result", async () => {
    const { address, hidden, secret, intent, retrieve, admin } = await setup();
    const { status, location } = await open(`${address}/confirm`, {
      ...hidden,
      payment_method: "pm_card_visa",
    });
    expect(status).toBe(303);
    const back = new URL(location!);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      visit: "1",
      setup_intent: intent.id,
      setup_intent_client_secret: secret,
      redirect_status: "succeeded",
    });
    expect((await retrieve()).status).toBe("succeeded");
    const requests = (await admin("GET", "requests")) as { key: string; path: string }[];
    expect(requests).toContainEqual(
      expect.objectContaining({
        path: `/v1/setup_intents/${intent.id}/confirm`,
        key: expect.stringMatching(/^pk_/),
      }),
    );
  });

  it.each([
    ["true", "succeeded", "succeeded"],
    ["false", "failed", "requires_payment_method"],
  ])(
    "asks for the bank's approval, and for the answer %s redirects with the status %s",
    async (passed, outcome, status) => {
      const { address, hidden, retrieve, stripe, customer } = await setup();
      const card = { ...hidden, payment_method: "pm_card_threeDSecure2Required" };
      const waiting = await open(`${address}/confirm`, card);
      const question = await open(waiting.location!);
      expect(question.text).toContain("Complete authentication");
      const { location } = await open(`${address}/authenticate`, { ...hidden, passed });
      expect(new URL(location!).searchParams.get("redirect_status")).toBe(outcome);
      const intent = await retrieve();
      expect(intent.status).toBe(status);
      if (passed === "false") {
        expect(intent.last_setup_error?.code).toBe("setup_intent_authentication_failure");
      }
      const { data } = await stripe.customers.listPaymentMethods(customer.id);
      expect(data).toHaveLength(passed === "true" ? 1 : 0);
    },
  );

  it("shows why a card was declined and lets the customer choose another", async () => {
    const { address, hidden, retrieve } = await setup();
    const declined = await open(`${address}/confirm`, {
      ...hidden,
      payment_method: "pm_card_chargeDeclinedExpiredCard",
    });
    expect(declined).toMatchObject({ status: 402 });
    expect(declined.text).toContain("Your card has expired.");
    expect(declined.text).toContain("pm_card_visa");
    expect((await retrieve()).status).toBe("requires_payment_method");
  });

  it("does not redirect without a return URL, and never to a script", async () => {
    const { address, secret } = await setup();
    const hidden = { client_secret: secret, return_url: "javascript:alert(1)" };
    expect((await open(`${address}?${new URLSearchParams(hidden)}`)).text).not.toContain("javascript:");
    const { location } = await open(`${address}/confirm`, { ...hidden, payment_method: "pm_card_visa" });
    expect(location).toMatch(/^\/_hosted\/setup\//);
    expect((await open(location!)).text).toContain("Done");
  });
});

describe("the page to confirm a payment", () => {
  it("asks to authenticate an off-session payment, and redirects once it is paid", async () => {
    const { stripe } = newWorld(simulator);
    const customer = await stripe.customers.create({});
    const card = await stripe.paymentMethods.attach("pm_card_authenticationRequired", {
      customer: customer.id,
    });
    const product = await stripe.products.create({ name: "x" });
    const price = await stripe.prices.create({
      product: product.id,
      currency: "usd",
      unit_amount: 1500,
      recurring: { interval: "month" },
    });
    const subscription = await stripe.subscriptions.create({
      customer: customer.id,
      default_payment_method: card.id,
      items: [{ price: price.id }],
      expand: ["latest_invoice.confirmation_secret"],
    });
    const invoice = subscription.latest_invoice as Stripe.Invoice;
    const client_secret = invoice.confirmation_secret!.client_secret;
    const address = `/_hosted/payment/${client_secret.split("_secret")[0]}`;
    const page = await open(`${address}?${new URLSearchParams({ client_secret, return_url: returnUrl })}`);
    expect(page.text).toContain("$15.00");
    expect(page.text).toContain("Complete authentication");
    const form = { client_secret, return_url: returnUrl, passed: "true" };
    const { location } = await open(`${address}/authenticate`, form);
    expect(new URL(location!).searchParams.get("redirect_status")).toBe("succeeded");
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  });
});

describe("Checkout in setup mode", () => {
  async function session(fields: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
    const world = newWorld(simulator);
    const customer = await world.stripe.customers.create({ email: "a@example.com" });
    const created = await world.stripe.checkout.sessions.create({
      mode: "setup",
      customer: customer.id,
      currency: "usd",
      success_url: "https://portal.example/done?id={CHECKOUT_SESSION_ID}",
      cancel_url: "https://portal.example/",
      ...fields,
    });
    return { ...world, customer, session: created, page: created.url! };
  }

  it("saves a card, completes the session and causes the event", async () => {
    const world = await session();
    expect(world.session).toMatchObject({
      status: "open",
      mode: "setup",
      payment_status: "no_payment_required",
    });
    expect((await open(world.page)).text).toContain("https://portal.example/");
    const waiting = await open(`${world.page}/confirm`, {
      payment_method: "pm_card_authenticationRequiredOnSetup",
    });
    expect((await open(waiting.location!)).text).toContain("Complete authentication");
    const { location } = await open(`${world.page}/authenticate`, { passed: "true" });
    expect(location).toBe(`https://portal.example/done?id=${world.session.id}`);
    const done = await world.stripe.checkout.sessions.retrieve(world.session.id, {
      expand: ["setup_intent.payment_method"],
    });
    expect(done).toMatchObject({
      status: "complete",
      url: null,
      setup_intent: {
        status: "succeeded",
        payment_method: { customer: world.customer.id, card: { last4: "3155" } },
      },
    });
    const { data } = await world.stripe.events.list({ type: "checkout.session.completed" });
    expect(data).toHaveLength(1);
    expect((await open(world.page)).text).toContain("all done");
  });

  it("lets a customer retry after a failure, and expires on request", async () => {
    const world = await session();
    await open(`${world.page}/confirm`, { payment_method: "pm_card_threeDSecure2Required" });
    const { location } = await open(`${world.page}/authenticate`, { passed: "false" });
    expect((await open(location!)).text).toContain("unable to authenticate");
    await world.stripe.checkout.sessions.expire(world.session.id);
    expect((await open(world.page)).text).toContain("expired");
  });

  it("cannot sell anything", async () => {
    await expect(session({ mode: "payment" })).rejects.toMatchObject({ statusCode: 501 });
  });
});

describe("Stripe's own portal", () => {
  it("changes the customer's card and redirects according to the flow", async () => {
    const { stripe } = newWorld(simulator);
    const customer = await stripe.customers.create({});
    const { url } = await stripe.billingPortal.sessions.create({
      customer: customer.id,
      flow_data: {
        type: "payment_method_update",
        after_completion: { type: "redirect", redirect: { return_url: returnUrl } },
      },
    });
    const { location } = await open(`${url}/confirm`, { payment_method: "pm_card_mastercard" });
    expect(location).toBe(returnUrl);
    const after = await stripe.customers.retrieve(customer.id, {
      expand: ["invoice_settings.default_payment_method"],
    });
    expect(after).toMatchObject({
      invoice_settings: { default_payment_method: { card: { brand: "mastercard" } } },
    });
  });

  it("shows an explanation if no flow was requested", async () => {
    const { stripe } = newWorld(simulator);
    const customer = await stripe.customers.create({});
    const { url } = await stripe.billingPortal.sessions.create({
      customer: customer.id,
      return_url: "https://portal.example/",
    });
    expect((await open(url)).text).toContain('href="https://portal.example/"');
  });
});
