import { letTimePass } from "../billing/clock/time";
import type { Sandboxes } from "../sandboxes";
import type { ExchangeOptions } from "../wire/exchange";
import { answerCheckout } from "./answer-checkout";
import { answerCreditNote } from "./answer-credit-note";
import { answerIntent } from "./answer-intent";
import { answerInvoice } from "./answer-invoice";
import { answerPortal } from "./answer-portal";
import { answerReceipt } from "./answer-receipt";
import { type HostedAnswer, type HostedRequest, noSuchPage } from "./hosted-request";

type HttpRequest = { method: string; path: string; query: string; body: string };
type Page = { type: string; answer(request: HostedRequest): Promise<HostedAnswer> | HostedAnswer };

/** The handlers by the path segment after `/_hosted/`. */
const pages: Record<string, Page> = {
  checkout: { type: "checkout.session", answer: answerCheckout },
  credit_note: { type: "credit_note", answer: answerCreditNote },
  invoice: { type: "invoice", answer: answerInvoice },
  payment: { type: "payment_intent", answer: (request) => answerIntent(request, "payment_intent") },
  receipt: { type: "charge", answer: answerReceipt },
  portal: { type: "billing_portal.session", answer: answerPortal },
  setup: { type: "setup_intent", answer: (request) => answerIntent(request, "setup_intent") },
};

/** Serves the pages that Stripe hosts and a portal links to. */
export async function answerHosted(
  sandboxes: Sandboxes,
  { method, path, query, body }: HttpRequest,
  options: ExchangeOptions,
): Promise<HostedAnswer> {
  const [, , kind = "", id = "", act = ""] = path.split("/");
  const page = Object.hasOwn(pages, kind) ? pages[kind] : undefined;
  const world = page && sandboxes.all().find((sandbox) => sandbox.world.find(page.type, id))?.world;
  if (!world) return noSuchPage();
  letTimePass(world, world.now());
  const fields = new URLSearchParams(method === "POST" ? body : query);
  return page.answer({ sandboxes, world, method, id, act, fields, options });
}
