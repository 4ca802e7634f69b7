import type { PaymentIntent } from "../billing/records";
import { formatAmount } from "../money";
import type { Stored, World } from "../world";
import { isWebAddress, returnAddress } from "./addresses";
import { type HostedAnswer, type HostedRequest, noSuchPage } from "./hosted-request";
import { type IntentVisit, visit } from "./intent-visit";

/** `/_hosted/setup/{id}` and `/_hosted/payment/{id}`: open to anyone who has the intent's client secret. */
export function answerIntent(request: HostedRequest, type: string): Promise<HostedAnswer> | HostedAnswer {
  const { world, id, fields } = request;
  const intent = world.find(type, id);
  const secret = fields.get("client_secret");
  if (!intent || secret === null || secret !== intent.client_secret) return noSuchPage();
  const wanted = fields.get("return_url") ?? redirectOf(intent);
  const returnUrl = isWebAddress(wanted) ? wanted : undefined;
  const isSetup = type === "setup_intent";
  const shown: IntentVisit["page"] = {
    title: isSetup ? "Save a payment method" : "Confirm a payment",
    about: isSetup ? forCustomer(world, intent) : amountOf(intent as PaymentIntent),
    verb: isSetup ? "Save payment method" : "Pay",
    address: `/_hosted/${isSetup ? "setup" : "payment"}/${id}`,
    hidden: { client_secret: secret, ...(returnUrl && { return_url: returnUrl }) },
    cancel: returnUrl && returnAddress(returnUrl, intent),
  };
  const leave = (now: Stored) => returnUrl && returnAddress(returnUrl, now);
  return visit({
    request,
    intent,
    page: shown,
    leavesOnFailure: returnUrl !== undefined,
    redirectAfter: leave,
  });
}

/** The `return_url` of the request that confirmed the intent, while the intent requires action. */
function redirectOf(intent: Stored): string | undefined {
  const next = intent.next_action as { redirect_to_url?: { return_url?: string } } | null;
  return next?.redirect_to_url?.return_url;
}

export function forCustomer(world: World, { customer }: Stored): string {
  const found = typeof customer === "string" ? world.find("customer", customer) : undefined;
  return found ? `For ${String(found.name ?? found.email ?? found.id)}` : "For a customer to come";
}

const amountOf = ({ amount, currency }: PaymentIntent): string => formatAmount(amount, currency);
