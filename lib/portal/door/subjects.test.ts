import { sayIn } from "@/lib/i18n/say";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { ask } from "@/lib/testing/try-every-operation";
import { scenarios } from "@/simulator/scenarios/all-scenarios";
import { subscriptionOperationNames } from "../../operations/operations";
import { describeSettings } from "../../settings/schema";
import type { CardStart } from "../view/card-shape";
import { errorMessage } from "./error-message";
import { perform } from "./perform";
import { read } from "./read";
import type { ReadingName } from "./readings";

/** Pages can use only the objects that their visit can see, and only in operations that the merchant allows. */

/** A scenario of the simulator in which a reading is allowed, and the rest of the reading's input. */
type OfSubscription = { customer: string; input?: object };
type Case = OfSubscription | "invoice" | "card" | { because: string };

const cases: Record<ReadingName, Case> = {
  preview_plans: { customer: "card-expiring" },
  preview_coupon: { customer: "seats", input: { code: "NO-SUCH-CODE" } },
  preview_quantity: { customer: "seats", input: { quantity: 7 } },
  preview_add_ons: { customer: "multi-item" },
  preview_resume: { customer: "payments-paused" },
  preview_resubscribe: { customer: "canceled" },
  preview_cancellation: { customer: "metered" },
  preview_payment: "invoice",
  payment_progress: "invoice",
  start_card: "card",
  read_card: "card",
  more_invoices: { because: "Its cursor is sealed for one visit." },
  choose_customer: {
    because: "It accepts only customers of the proof, and it decides which one is in view.",
  },
  choose_language: { because: "It accepts only a language, and only if the merchant offers a choice." },
  read_again: { because: "It has no input." },
};

const toggles = describeSettings().filter(({ control }) => control === "toggle");
const all = (isOn: boolean) => Object.fromEntries(toggles.map(({ name }) => [name, isOn]));
const everythingOn = { ...all(true), showOnlyActive: false, showAllInvoices: false };
const everythingOff = { ...all(false), securityHash: true };
const another = "sub_AnotherOne";

let world: PortalWorld;
const customerIn = (state: string) => {
  const [customer] = scenarios[state]?.customers ?? [];
  if (!customer) throw new Error(`The simulator has no scenario ${state}.`);
  return customer;
};
const visits = new Map<string, Promise<string>>();
/** Opens one visit per page, because the number of visits per customer is limited. */
function visit(email: string, onlySubscriptionId?: string): Promise<string> {
  const page = `${email} ${onlySubscriptionId ?? "all"}`;
  const opened = visits.get(page) ?? world.visit(email, onlySubscriptionId);
  visits.set(page, opened);
  return opened;
}
const subscriptionOf = async (customer: string) => {
  const { data } = await world.stripe.subscriptions.list({ customer, status: "all" });
  if (!data[0]) throw new Error(`${customer} has no subscription.`);
  return data[0].id;
};

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld("test", "lumen-states");
}, 120_000);
beforeEach(() => world.saveSettings(everythingOn));
afterAll(stopPortalWorlds);

const ofSubscription = Object.entries(cases).flatMap(([name, one]) =>
  typeof one === "object" && "customer" in one ? [{ name: name as ReadingName, ...one }] : [],
);

describe.each(ofSubscription)("$name", ({ name, customer, input }) => {
  async function begin(onlySubscriptionId?: string) {
    const { email, id } = customerIn(customer);
    const token = await visit(email, onlySubscriptionId);
    return { token, asked: { subscriptionId: await subscriptionOf(id), ...input } };
  }

  it("is allowed for the customer's own subscription while it is in view", async () => {
    const { token, asked } = await begin();
    const answer = await read(token, name, asked);
    expect(answer.ok ? "let in" : answer.error.message).not.toBe(errorMessage(sayIn("en-US"), "not_allowed"));
    expect(answer.ok ? "let in" : answer.error.code).not.toBe("not_found");
  });

  it("answers not_found if the page is narrowed to another subscription", async () => {
    const { token, asked } = await begin(another);
    expect(await read(token, name, asked)).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("answers not_found for another customer's subscription", async () => {
    const { token, asked } = await begin();
    const { id } = customerIn("trialing");
    const foreign = { ...asked, subscriptionId: await subscriptionOf(id) };
    expect(await read(token, name, foreign)).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("is not allowed after its setting is turned off", async () => {
    const { token, asked } = await begin();
    await world.saveSettings(everythingOff);
    const refused = { code: "not_allowed", message: errorMessage(sayIn("en-US"), "not_allowed") };
    expect(await read(token, name, asked)).toEqual({ ok: false, error: refused });
  });
});

const ofInvoice = Object.entries(cases).flatMap(([name, one]) =>
  one === "invoice" ? [name as ReadingName] : [],
);

describe.each(ofInvoice)("%s", (name) => {
  async function invoiceOf(customer: string) {
    const { email, id } = customerIn(customer);
    const { data } = await world.stripe.invoices.list({ customer: id, status: "open" });
    return { email, asked: { invoiceId: data[0]?.id ?? "" } };
  }
  const missing = { ok: false, error: { code: "not_found" } };

  it("is allowed for the customer's own invoice while it is in view, even with all settings off", async () => {
    const { email, asked } = await invoiceOf("past-due");
    await world.saveSettings(everythingOff);
    expect(await read(await visit(email), name, asked)).toSucceed();
  });

  it("answers not_found if the page is narrowed to another subscription", async () => {
    const { email, asked } = await invoiceOf("past-due");
    expect(await read(await visit(email, another), name, asked)).toMatchObject(missing);
  });

  it("answers not_found for another customer's invoice", async () => {
    const { asked } = await invoiceOf("past-due");
    const { email } = customerIn("seats");
    expect(await read(await visit(email), name, asked)).toMatchObject(missing);
  });
});

describe("start_card and read_card", () => {
  const start = async (token: string) => {
    const answer = await read(token, "start_card", { onStripesPage: false });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value as CardStart;
  };
  const missing = { ok: false, error: { code: "not_found" } };

  it("start no set-up after the setting is turned off", async () => {
    const token = await visit(customerIn("seats").email);
    await world.saveSettings(everythingOff);
    const answer = await read(token, "start_card", { onStripesPage: true });
    expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  });

  it("include no invoice that is out of view", async () => {
    const { email } = customerIn("past-due");
    expect((await start(await visit(email))).lines).toHaveLength(1);
    expect((await start(await visit(email, another))).lines).toEqual([]);
  });

  it("let a customer read their own set-up, even with all settings off, but nobody else's", async () => {
    const token = await visit(customerIn("seats").email);
    const { setupId } = await start(token);
    await world.saveSettings(everythingOff);
    expect(await read(token, "read_card", { setupId })).toSucceed();
    const stranger = customerIn("trialing");
    const theirs = await visit(stranger.email);
    expect(await read(theirs, "read_card", { setupId })).toMatchObject(missing);
    // Even if the set-up is assigned to the stranger in Stripe, the stranger can't read it.
    await world.stripe.setupIntents.update(setupId, { customer: stranger.id });
    expect(await read(theirs, "read_card", { setupId })).toMatchObject(missing);
  });
});

it.each(subscriptionOperationNames)(
  "%s answers not_found if the page is narrowed to another subscription",
  async (name) => {
    const { email, id } = customerIn("seats");
    const token = await visit(email, another);
    const answer = await ask(token, name, await subscriptionOf(id));
    expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  },
);

describe("a page of another version", () => {
  const outdated = {
    ok: false,
    error: { code: "invalid", message: "This page is out of date. Reload to continue. Nothing was changed." },
  };

  it.each(["send_flowers", "constructor", "__proto__", "", undefined, { toString: () => "pause" }])(
    "is told to reload if it sends the name %p",
    async (name) => {
      const token = await visit(customerIn("seats").email);
      const before = await world.changes();
      expect(await perform(token, name, {})).toMatchObject(outdated);
      expect(await read(token, name, {})).toMatchObject(outdated);
      expect(await world.changes()).toEqual(before);
    },
  );
});
