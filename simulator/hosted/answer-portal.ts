import { requireObject } from "../require-object";
import { finishFlow, type PortalSession } from "../resources/sessions/portal-sessions";
import type { Stored } from "../world";
import { forCustomer } from "./answer-intent";
import { type HostedAnswer, type HostedRequest, showPage } from "./hosted-request";
import { html, page } from "./html";
import { visit } from "./intent-visit";

/** `/_hosted/portal/{id}`: stands in for Stripe's own customer portal. Only changing the card works. */
export function answerPortal(request: HostedRequest): Promise<HostedAnswer> | HostedAnswer {
  const { world, id } = request;
  const session = requireObject<PortalSession>(world, "billing_portal.session", id);
  if (!session._setupIntent) return showStub(request, session);
  const intent = requireObject(world, "setup_intent", session._setupIntent);
  const leave = (now: Stored) => {
    if (now.status === "succeeded") world.attempt(() => finishFlow(world, session, now));
    return session.flow?.after_completion.redirect?.return_url ?? session.return_url ?? undefined;
  };
  return visit({
    request,
    intent,
    page: {
      title: "Change your payment method",
      about: forCustomer(world, intent),
      verb: "Use this payment method",
      address: `/_hosted/portal/${id}`,
      hidden: {},
      cancel: session.return_url ?? undefined,
    },
    leavesOnFailure: false,
    redirectAfter: leave,
  });
}

function showStub({ world }: HostedRequest, session: PortalSession): HostedAnswer {
  const { return_url: back } = session;
  const content = html`<p class="quiet">Sandbox</p>
    <h1>Stripe's customer portal</h1>
    <div class="sheet">
      <p>${forCustomer(world, session)}</p>
      <p class="quiet">
        Here a customer would find Stripe's own portal. The simulator imitates only the way here.
      </p>
      ${back && html`<p><a href="${back}">Return to the merchant</a></p>`}
    </div>`;
  return showPage(200, page("Customer portal", content, { narrow: true }));
}
