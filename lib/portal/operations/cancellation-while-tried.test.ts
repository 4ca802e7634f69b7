import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { buildRow, stateAccounts } from "@/lib/testing/state-rows";
import type { Combination } from "@/oracle/columns";
import { frontDoor } from "../door/front-door";
import { cancellation } from "./cancellation";

/**
 * If a subscription will end with its period, but Stripe keeps retrying a payment until then, the customer can end it
 * immediately, whatever its status.
 */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const endingWith = (state: Combination["state"], debt: Combination["debt"]): Combination => ({
  ...{ state, debt, pause: "none", end: "period end", schedule: "none" },
  ...{ update: "none", collection: "automatic" },
});

it.each([
  ["active", "older"],
  ["active", "draft"],
  ["past_due", "open"],
  ["trialing", "older"],
] as const)(
  "ends a subscription in the state %s immediately, and stops all retries of its debt (%s)",
  async (state, debt) => {
    const accounts = await stateAccounts();
    const { built, shown, stripe } = await buildRow(accounts, endingWith(state, debt));
    expect(shown?.cancellation?.moment).toBe("now");
    const token = await accounts.past_due.visit(built.customer);
    const view = await viewReading(token);
    const intentId = view.ok ? view.value.subscriptions[0]?.intentId : "";
    const asked = { intentId, subscriptionId: built.subscription, moment: "now" };
    expect(await frontDoor(cancellation)(token, asked)).toMatchObject({
      ok: true,
      event: { response: { outcome: "now" } },
    });
    expect((await stripe.subscriptions.retrieve(built.subscription)).status).toBe("canceled");
    const invoices = await stripe.invoices.list({ customer: built.customer });
    const going = invoices.data.filter(({ auto_advance: goes, status }) => goes && status !== "paid");
    expect(going).toEqual([]);
  },
);

it("offers no immediate end if the subscription ends with its period and owes nothing", async () => {
  const accounts = await stateAccounts();
  const { built } = await buildRow(accounts, endingWith("active", "nothing"));
  const token = await accounts.past_due.visit(built.customer);
  const asked = { intentId: crypto.randomUUID(), subscriptionId: built.subscription };
  const answer = await frontDoor(cancellation)(token, asked);
  expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
});
