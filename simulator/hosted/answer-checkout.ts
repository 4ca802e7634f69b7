import { requireObject } from "../require-object";
import { type CheckoutSession, completeSession } from "../resources/sessions/checkout-sessions";
import type { Stored } from "../world";
import { forCustomer } from "./answer-intent";
import { type HostedAnswer, type HostedRequest, showPage } from "./hosted-request";
import { html, page } from "./html";
import { visit } from "./intent-visit";

/** `/_hosted/checkout/{id}`: a session in setup mode. Its URL is its only secret, as with Stripe. */
export function answerCheckout(request: HostedRequest): Promise<HostedAnswer> | HostedAnswer {
  const { world, id } = request;
  const session = requireObject<CheckoutSession>(world, "checkout.session", id);
  if (session.status !== "open") return showFinished(session);
  const intent = requireObject(world, "setup_intent", session.setup_intent);
  const leave = (now: Stored) => {
    if (now.status !== "succeeded") return undefined;
    world.attempt(() => completeSession(world, session));
    return session.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", id);
  };
  return visit({
    request,
    intent,
    page: {
      title: "Save your payment details",
      about: forCustomer(world, intent),
      verb: "Save card",
      address: `/_hosted/checkout/${id}`,
      hidden: {},
      cancel: session.cancel_url ?? undefined,
    },
    leavesOnFailure: false,
    redirectAfter: leave,
  });
}

function showFinished({ status, cancel_url: cancel }: CheckoutSession): HostedAnswer {
  const words = status === "complete" ? "You're all done here." : "This checkout session has expired.";
  const content = html`<h1>${words}</h1>
    ${cancel && html`<p><a href="${cancel}">Go back</a></p>`}`;
  return showPage(200, page("Checkout", content, { narrow: true }));
}
