import { withReference } from "@/lib/i18n/with-reference";
import type { OperationAnswer, ReadingAnswer } from "@/lib/portal/view/answer-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Host } from "../frame/host";
import { handoverOf, type HandoverStore } from "../handover/handover";
import type { OperationRequest } from "../shell/portal-context";
import { explainThrown, type Feedback } from "./feedback";

/** The parts of the page that `performRequest` needs. */
export type PageControls = {
  view: PortalView;
  host: Host;
  /** A frame without its own origin can't send actions. */
  isSandboxed: boolean;
  readAgain: () => Promise<ReadingAnswer<PortalView>>;
  show: (view: PortalView) => void;
  say: (feedback: Feedback) => void;
  /**
   * Called after a refusal, with the reading of the current state that follows it. Next sends one action at a
   * time, so a new request has to wait for this reading.
   */
  readLater: (reading: Promise<unknown>) => void;
  /** The handover to this frame's replacement. */
  handovers: HandoverStore;
  announce: (event: string, response: Record<string, unknown>, extras?: Record<string, unknown>) => void;
};

/** Asks the merchant's page, sends the request and shows the result. Never throws. */
export async function performRequest(request: OperationRequest, page: PageControls): Promise<void> {
  const { text } = page.view;
  const fail = (why: Pick<Feedback, "text" | "reload">) => page.say(feedbackInDialog(request, why));

  if (page.isSandboxed) return fail({ text: text.sandboxed });
  if (page.view.handlesResponse && !request.isAllowed) {
    const answer = await page.host.ask(`pre_${request.operation}`, request.details);
    if (!answer.allowed) {
      // Few requests get here, so the script loads only when needed.
      const explaining = import("../handover/rarely-needed").then(({ explainPageRefusal }) =>
        explainPageRefusal(answer.message, page.view),
      );
      return fail({ text: await explaining.catch(() => text.refusedByPage) });
    }
  }

  // The merchant's page may replace this frame during the request; the new frame then learns the result.
  page.handovers.offer(handoverOf(request, page.view));
  let answer: OperationAnswer;
  try {
    answer = await request.send();
  } catch (error) {
    if (page.handovers.withdraw()) fail(explainThrown(error, text));
    return;
  }
  if (!answer.ok && answer.error.code === "visit_expired") {
    // Few requests get here, so the script loads only when needed.
    const carrying = import("../handover/rarely-needed").then(({ carryOver }) => carryOver(request, page));
    if (await carrying.catch(() => false)) return;
    page.handovers.withdraw();
    return fail({ text: answer.error.message, reload: "page" });
  }
  if (!page.handovers.withdraw()) return;
  await (answer.ok ? showResult(request, answer, page) : showRefusal(request, answer, page));
}

async function showResult(
  request: OperationRequest,
  answer: Extract<OperationAnswer, { ok: true }>,
  page: PageControls,
) {
  request.dialog?.close();
  const view = answer.view ?? (await readOrNull(page));
  if (view) page.show(view);
  const { response } = answer.event;
  page.say({
    placeId: placeOf(response, view) ?? request.placeId,
    operation: request.operation,
    dialog: null,
    tone: answer.payUrl ? "warning" : "good",
    text: answer.said,
    receipt: answer.receipt,
    link: answer.payUrl ? paymentLink(answer.payUrl, response, page) : undefined,
    isPending: response.outcome === "bank_asks" || response.outcome === "payment_required",
    reload: view ? undefined : "view",
  });
  page.announce(answer.event.event, answer.event.response, answer.event.extras);
}

/** If the operation started a new subscription, the new subscription's card shows the feedback. */
function placeOf({ object, id }: Record<string, unknown>, view: PortalView | null): string | undefined {
  if (object !== "subscription") return undefined;
  return view?.subscriptions.find((subscription) => subscription.id === id)?.id;
}

function paymentLink(
  url: string,
  response: Record<string, unknown>,
  { view: { text } }: PageControls,
): Feedback["link"] {
  const label = response.outcome === "bank_asks" ? text.confirmPayment : text.pay;
  return { label, url, invoiceId: response.object === "invoice" ? String(response.id) : undefined };
}

async function showRefusal(
  request: OperationRequest,
  answer: Extract<OperationAnswer, { ok: false }>,
  page: PageControls,
) {
  const { code, message, fields, reference } = answer.error;
  if (answer.view) page.show(answer.view);
  if (code === "confirming") {
    request.dialog?.close();
    page.say(feedbackOnCard(request, message, "warning"));
    return void showWhenKnown(request, page, reference);
  }
  // The card dialog already asks for another card.
  const isDeclined = code === "payment_declined" && request.operation !== "update_card";
  page.say(feedbackInDialog(request, { text: message, fields, isDeclined }));
  if (answer.view || code === "rate_limited") return;
  // Another attempt needs the current state and a new intent, because this intent's result is final.
  page.readLater(readOrNull(page).then((view) => view && page.show(view)));
}

/** Nothing awaits this function, so that the customer can use everything else until the result is known. */
async function showWhenKnown(request: OperationRequest, page: PageControls, reference: string | undefined) {
  const asking = import("../handover/rarely-needed").then(({ sendUntilKnown }) =>
    sendUntilKnown(request.send),
  );
  const answer = await asking.catch(() => undefined);
  if (!answer) {
    const { text } = page.view;
    const sentence = withReference(text.stillConfirming, text.reference, reference);
    return page.say({ ...feedbackOnCard(request, sentence, "warning"), reload: "view" });
  }
  // The dialog is closed by now, so the result is shown on the card.
  const onCard = { ...request, dialog: null };
  await (answer.ok ? showResult(onCard, answer, page) : showRefusal(onCard, answer, page));
}

async function readOrNull(page: PageControls): Promise<PortalView | null> {
  const answer = await page.readAgain().catch(() => null);
  return answer?.ok ? answer.value : null;
}

export function feedbackOnCard(
  { placeId, about, operation }: OperationRequest,
  text: string,
  tone: Feedback["tone"] = "bad",
): Feedback {
  return { placeId, about, operation, dialog: null, tone, text };
}

function feedbackInDialog(
  request: OperationRequest,
  why: Pick<Feedback, "text" | "reload" | "fields" | "isDeclined">,
): Feedback {
  return { ...feedbackOnCard(request, why.text), ...why, dialog: request.dialog && request.operation };
}
