import type Stripe from "stripe";
import { operations } from "@/lib/operations/operations";
import type { PortalView, SubscriptionView } from "@/lib/portal/view/view-shape";
import { type Answers, answersOf } from "@/oracle/answers";
import type { Combination } from "@/oracle/columns";
import { columnsOf } from "@/oracle/columns-of";
import { readSnapshot } from "@/oracle/snapshot";
import { type Account, accountOf, build, type BuiltIds } from "@/oracle/stories/build";
import { type PortalWorld, portalWorld } from "./portal-world";
import { viewReading } from "./readings";
import { stateCatalogue } from "./state-catalogue";

/** A row of the table of states after it was built in Stripe, with the correct answers and the customer's view. */
export type BuiltRow = {
  row: Combination;
  /** The row read back from Stripe, to compare with `row`. */
  found: Combination;
  built: BuiltIds;
  stripe: Stripe;
  answers: Answers;
  view: PortalView;
  /** The customer's only subscription; null if the page shows none. */
  shown: SubscriptionView | null;
};

const everythingOn = Object.fromEntries(
  Object.values(operations)
    .flatMap(({ settings }) => settings)
    .map((setting) => [setting, true]),
);

/** Creates one account for each action that Stripe can take after the last retry of a payment. */
export async function stateAccounts(): Promise<Record<Account, PortalWorld>> {
  const accounts = {
    past_due: await portalWorld("test", "seats"),
    unpaid: await portalWorld("test", "seats"),
  };
  for (const [afterwards, world] of Object.entries(accounts)) {
    await world.admin("POST", "dunning", { afterwards });
    // Stripe's lists leave out customers on a test clock, so these customers can be found only by ID.
    await world.saveSettings({ ...everythingOn, identifyBy: "customer_id" });
  }
  return accounts;
}

/** Builds the row in its account and opens the portal as its customer. */
export async function buildRow(accounts: Record<Account, PortalWorld>, row: Combination): Promise<BuiltRow> {
  const world = accounts[accountOf(row)];
  const { stripe } = world;
  const built = await build(stripe, stateCatalogue, row);
  const facts = await readSnapshot(stripe, built);
  const answer = await viewReading(await world.visit(built.customer));
  if (!answer.ok) throw new Error(answer.error.message);
  const view = answer.value;
  return {
    row,
    found: columnsOf(facts),
    built,
    stripe,
    answers: answersOf(facts),
    view,
    shown: view.subscriptions[0] ?? null,
  };
}
