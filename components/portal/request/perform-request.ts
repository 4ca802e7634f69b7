import { withReference } from "@/lib/i18n/with-reference";
import type { OperationAnswer, PortalView, ReadingAnswer } from "@/lib/portal/view/view-shape";
import type { Host } from "../frame/host";
import { keptOf } from "../handover/kept";
import type { Keeper } from "../handover/kept";
import { explainThrown } from "./outcome";
import type { Outcome } from "./outcome";
import type { Request } from "../shell/portal-context";

/** The parts of the page that `performRequest` needs. */
export type Stage = {
  view: PortalView;
  host: Host;
  /** A frame without its own origin can't send actions. */
  isSandboxed: boolean;
  readAgain: () => Promise<ReadingAnswer<PortalView>>;
  show: (view: PortalView) => void;
  say: (outcome: Outcome) => void;
  /** The handover to this frame's replacement. */
  keeper: Keeper;
  announce: (event: string, response: Record<string, unknown>, extras?: Record<string, unknown>) => void;
};

/** Asks the merchant's page, sends the request and shows the result. Never throws. */
export async function performRequest(request: Request, stage: Stage): Promise<void> {
  const { text } = stage.view;
  const fail = (why: Pick<Outcome, "text" | "reload">) => stage.say(outcomeInDialog(request, why));

  if (stage.isSandboxed) return fail({ text: text.sandboxed });
  if (stage.view.handlesResponse && !request.isAllowed) {
    const answer = await stage.host.ask(`pre_${request.operation}`, request.details);
    if (!answer.allowed) {
      // Rare, like the one below.
      const cleaning = import("../handover/seldom").then(({ plainText }) => plainText(answer.message ?? ""));
      const reason = await cleaning.catch(() => "");
      return fail({ text: [reason, text.refusedByPage].filter(Boolean).join(" ") });
    }
  }

  // The merchant's page may replace this frame during the request; the new frame then learns the result.
  stage.keeper.keep(keptOf(request, stage.view));
  let answer: OperationAnswer;
  try {
    answer = await request.send();
  } catch (error) {
    if (stage.keeper.takeBack()) fail(explainThrown(error, text));
    return;
  }
  if (!answer.ok && answer.error.code === "visit_expired") {
    // Rare, so its script loads only when needed.
    const carrying = import("../handover/seldom").then(({ carryOver }) => carryOver(request, stage));
    if (await carrying.catch(() => false)) return;
    stage.keeper.takeBack();
    return fail({ text: answer.error.message, reload: "page" });
  }
  if (!stage.keeper.takeBack()) return;
  await (answer.ok ? finish(request, answer, stage) : refuse(request, answer, stage));
}

async function finish(request: Request, answer: Extract<OperationAnswer, { ok: true }>, stage: Stage) {
  request.dialog?.close();
  const view = answer.view ?? (await readOrNull(stage));
  if (view) stage.show(view);
  const { response } = answer.event;
  stage.say({
    placeId: placeOf(response, view) ?? request.placeId,
    operation: request.operation,
    dialog: null,
    tone: answer.payUrl ? "warning" : "good",
    text: answer.said,
    link: answer.payUrl ? wayToPay(answer.payUrl, response, stage) : undefined,
    isWaiting: response.outcome === "bank_asks" || response.outcome === "payment_required",
    reload: view ? undefined : "view",
  });
  stage.announce(answer.event.event, answer.event.response, answer.event.extras);
}

/** If the operation started a new subscription, that one's card shows the feedback. */
function placeOf({ object, id }: Record<string, unknown>, view: PortalView | null): string | undefined {
  if (object !== "subscription") return undefined;
  return view?.subscriptions.find((subscription) => subscription.id === id)?.id;
}

function wayToPay(
  url: string,
  response: Record<string, unknown>,
  { view: { text } }: Stage,
): Outcome["link"] {
  const label = response.outcome === "bank_asks" ? text.confirmPayment : text.pay;
  return { label, url, invoiceId: response.object === "invoice" ? String(response.id) : undefined };
}

async function refuse(request: Request, answer: Extract<OperationAnswer, { ok: false }>, stage: Stage) {
  const { code, message, fields, reference } = answer.error;
  if (answer.view) stage.show(answer.view);
  if (code === "confirming") {
    request.dialog?.close();
    stage.say(outcomeOnCard(request, message, "warning"));
    return void sayWhenKnown(request, stage, reference);
  }
  // The card dialog already asks for another card.
  const isDeclined = code === "payment_declined" && request.operation !== "update_card";
  stage.say(outcomeInDialog(request, { text: message, fields, isDeclined }));
  if (answer.view || code === "rate_limited") return;
  // Another try needs the current state and a new intent, because this intent's result is final.
  const view = await readOrNull(stage);
  if (view) stage.show(view);
}

/** Not awaited, so the customer can use everything else until the result is known. */
async function sayWhenKnown(request: Request, stage: Stage, reference: string | undefined) {
  const asking = import("../handover/seldom").then(({ sendUntilKnown }) => sendUntilKnown(request.send));
  const answer = await asking.catch(() => undefined);
  if (!answer) {
    const { text } = stage.view;
    const sentence = withReference(text.stillConfirming, text.reference, reference);
    return stage.say({ ...outcomeOnCard(request, sentence, "warning"), reload: "view" });
  }
  // The dialog is closed by now, so the result is shown on the card.
  const onCard = { ...request, dialog: null };
  await (answer.ok ? finish(onCard, answer, stage) : refuse(onCard, answer, stage));
}

async function readOrNull(stage: Stage): Promise<PortalView | null> {
  const answer = await stage.readAgain().catch(() => null);
  return answer?.ok ? answer.value : null;
}

export function outcomeOnCard(
  { placeId, about, operation }: Request,
  text: string,
  tone: Outcome["tone"] = "bad",
): Outcome {
  return { placeId, about, operation, dialog: null, tone, text };
}

function outcomeInDialog(
  request: Request,
  why: Pick<Outcome, "text" | "reload" | "fields" | "isDeclined">,
): Outcome {
  return { ...outcomeOnCard(request, why.text), ...why, dialog: request.dialog ? request.operation : null };
}
