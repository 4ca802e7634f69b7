import { setDunningPolicy } from "../billing/payments/dunning";
import type { World } from "../world";
import { callApi } from "./call-api";
import {
  changeSubscription,
  payWith,
  signUp,
  signUpAndSubscribe,
  subscribe,
  subscriptionOf,
} from "./sign-up";
import { type State, state } from "./state";

const hour = 1 / 24;
const decliningCard = "pm_card_chargeCustomerFail";
const cardThatAuthenticates = "pm_card_authenticationRequired";

/** States with a payment that is missing or waiting. */
export const statesOfPayment: readonly State[] = [
  state("past-due", "Pavel Dvorak", "past due: the card was declined", (pavel) => [
    [33, (world) => signUpAndSubscribe(world, pavel, "team_month")],
    [20, (world) => payWith(world, pavel.id, decliningCard)],
  ]),
  state("unpaid", "Uma Rao", "unpaid: declined as often as it is tried", (uma) => [
    // Fewer than two periods ago, so that only one invoice is open.
    [58, (world) => signUpAndSubscribe(world, uma, "team_month")],
    [40, (world) => payWith(world, uma.id, decliningCard)],
    // An account setting that exists only in Stripe's dashboard.
    [30, (world) => setDunningPolicy(world, { afterwards: "unpaid" })],
  ]),
  state("incomplete", "Ines Duarte", "incomplete: the bank asks, for 23 hours", (ines) => [
    [2 * hour, (world) => signUpAndSubscribe(world, ines, "team_month", { card: cardThatAuthenticates })],
  ]),
  state("incomplete-expired", "Emil Krause", "incomplete and expired: never paid", (emil) => [
    [3, (world) => signUpAndSubscribe(world, emil, "team_month", { card: cardThatAuthenticates })],
  ]),
  state("pending-update", "Rosa Bianchi", "an upgrade waits for the bank, for 23 hours", (rosa) => [
    [40, (world) => signUpAndSubscribe(world, rosa, "team_month")],
    [8, (world) => payWith(world, rosa.id, cardThatAuthenticates)],
    [
      hour,
      (world) => {
        const { items } = subscriptionOf(world, rosa.id) as unknown as { items: { data: { id: string }[] } };
        changeSubscription(world, rosa.id, {
          items: [{ id: items.data[0]?.id, price: "price_Lumen_business_month" }],
          payment_behavior: "pending_if_incomplete",
          proration_behavior: "always_invoice",
        });
      },
    ],
  ]),
  state("send-invoice", "Sven Aalto", "pays by invoice: one is open", (sven) => [
    [5, (world) => signUpAndSubscribe(world, sven, "team_year", { ...byInvoice(30), card: null })],
  ]),
  state("send-invoice-overdue", "Odile Renard", "pays by invoice: one is overdue", (odile) => [
    [40, (world) => signUpAndSubscribe(world, odile, "team_year", { ...byInvoice(14), card: null })],
  ]),
  state("card-expiring", "Katja Lund", "the card expires this month", (katja) => [
    [75, (world) => signUpAndSubscribe(world, katja, "team_month")],
    [
      0,
      (world) => {
        const card = world.all("payment_method").find(({ customer }) => customer === katja.id);
        const today = new Date(world.now() * 1000);
        const expiry = { exp_month: today.getUTCMonth() + 1, exp_year: today.getUTCFullYear() };
        callApi(world, "POST", `/v1/payment_methods/${card?.id}`, { card: expiry });
      },
    ],
  ]),
  state("bank-debit", "Dana Whitlock", "pays from a bank account: the first debit is on its way", (dana) => [
    [
      1,
      (world) => {
        signUp(world, dana, null);
        payWith(world, dana.id, createMethod(world, bankAccount));
        subscribe(world, dana.id, "team_month");
      },
    ],
  ]),
  state("several-methods", "Zora Nyberg", "has saved cards, a bank account and PayPal", (zora) => [
    [
      50,
      (world) => {
        signUpAndSubscribe(world, zora, "team_month");
        const billing_details = { email: zora.email };
        const saved = [
          createMethod(world, { type: "paypal", billing_details }),
          createMethod(world, bankAccount),
          createExpiredCard(world),
        ];
        for (const id of ["pm_card_mastercard", ...saved]) attachMethod(world, zora.id, id);
      },
    ],
  ]),
  state("balance-credit", "Bela Horvath", "has $25 of credit", (bela) => [
    [50, (world) => signUpAndSubscribe(world, bela, "team_month")],
    [9, (world) => callApi(world, "POST", `/v1/customers/${bela.id}`, { balance: -2500 })],
  ]),
];

const bankAccount = {
  type: "us_bank_account",
  us_bank_account: {
    account_number: "000123456789",
    routing_number: "110000000",
    account_holder_type: "individual",
  },
};

const createMethod = (world: World, params: object): string =>
  callApi(world, "POST", "/v1/payment_methods", { ...params }).id;

const attachMethod = (world: World, customer: string, id: string) =>
  callApi(world, "POST", `/v1/payment_methods/${id}/attach`, { customer });

/** Attaches a card that expired last year. */
function createExpiredCard(world: World): string {
  const exp_year = new Date(world.now() * 1000).getUTCFullYear() - 1;
  return createMethod(world, { type: "card", card: { number: "378282246310005", exp_month: 6, exp_year } });
}

function byInvoice(days: number): object {
  return { collection_method: "send_invoice", days_until_due: days };
}
