import { authenticatePayment } from "../billing/payments/payment";
import type { PaymentIntent } from "../billing/records";
import { requireObject } from "../require-object";
import { authenticateSetup } from "../resources/payments/setup";
import { exchange } from "../wire/exchange";
import type { Stored } from "../world";
import { type HostedAnswer, type HostedRequest, noSuchPage, seeOther, showPage } from "./hosted-request";
import { type IntentPage, intentPage } from "./intent-page";

/** A customer's visit to an intent's page. */
export type IntentVisit = {
  request: HostedRequest;
  intent: Stored;
  page: IntentPage;
  /** Whether a failed authentication ends the visit. If not, the customer can choose another card. */
  leavesOnFailure: boolean;
  /**
   * The URL to redirect the customer to when the visit is over, if any. Called once, with the intent's state at that
   * time.
   */
  redirectAfter(intent: Stored): string | undefined;
};

/** Shows the page or handles its forms. */
export async function visit(call: IntentVisit): Promise<HostedAnswer> {
  const { request, intent } = call;
  if (request.method === "GET" && request.act === "") return show(call);
  if (request.method !== "POST") return noSuchPage();
  if (request.act === "confirm") return confirm(call);
  if (request.act !== "authenticate" || intent.status !== "requires_action") return show(call);
  const { world, fields } = request;
  world.attempt(() => {
    const passed = fields.get("passed") === "true";
    if (intent.object === "setup_intent") authenticateSetup(world, intent, passed);
    else authenticatePayment(world, intent as PaymentIntent, passed);
  });
  return continueVisit(call);
}

/**
 * Confirms the intent with the same API call as Stripe.js, so that it is logged and the API's rules apply.
 */
async function confirm(call: IntentVisit): Promise<HostedAnswer> {
  const { request, intent } = call;
  const { world, fields, sandboxes, options } = request;
  const params = new URLSearchParams({
    payment_method: fields.get("payment_method") ?? "",
    client_secret: String(intent.client_secret),
  });
  const headers = { authorization: `Bearer pk_${world.name}` };
  const path = `/v1/${intent.object}s/${intent.id}/confirm`;
  const answer = await exchange(
    sandboxes,
    { method: "POST", path, query: "", body: params.toString(), headers },
    options,
  );
  if (answer === "dropped") return show(call, 502, "You lost connection. Try again.");
  if (answer.status === 200) return continueVisit(call);
  return show(call, answer.status, messageIn(answer.body));
}

/** Reads the error message. An injected fault may have cut the JSON short. */
function messageIn(body: string): string {
  try {
    return (JSON.parse(body) as { error: { message: string } }).error.message;
  } catch {
    return "The answer could not be read. Try again.";
  }
}

/** Redirects the customer when the visit is over, or shows the page for the intent's new status. */
function continueVisit(call: IntentVisit): HostedAnswer {
  const { leavesOnFailure, page } = call;
  const intent = current(call);
  const isOver = intent.status === "succeeded" || (leavesOnFailure && intent.status !== "requires_action");
  const away = isOver ? call.redirectAfter(intent) : undefined;
  if (away) return seeOther(away);
  return seeOther(`${page.address}?${new URLSearchParams(page.hidden)}`);
}

const current = ({ request: { world }, intent }: IntentVisit): Stored =>
  requireObject(world, intent.object, intent.id);

function show(call: IntentVisit, status = 200, refusal?: string): HostedAnswer {
  return showPage(status, intentPage(call.request.world, current(call), call.page, refusal));
}
