import { collectInvoice } from "../billing/invoices/invoice-collection";
import { authenticatePayment } from "../billing/payments/payment";
import { openPaymentOf } from "../billing/payments/payment-intent";
import type { Invoice } from "../billing/records";
import { requireObject } from "../require-object";
import { attach } from "../resources/payments/payment-methods";
import { StripeRefusal } from "../wire/errors";
import type { World } from "../world";
import {
  type HostedAnswer,
  type HostedRequest,
  noSuchPage,
  seeOther,
  showPage,
  showPdf,
} from "./hosted-request";
import { html, page } from "./html";
import { invoicePage } from "./invoice-page";
import { invoicePdf } from "./invoice-pdf";
import { summarize } from "./invoice-summary";

/** `/_hosted/invoice/{id}` and its PDF. Knowing the invoice's ID is enough to open it. */
export function answerInvoice({ world, method, id, act, fields }: HostedRequest): HostedAnswer {
  const invoice = requireObject<Invoice>(world, "invoice", id);
  if (method === "POST") return actOn(world, invoice, act, fields);
  if (method !== "GET" || !["", "pdf"].includes(act)) return noSuchPage();
  const summary = summarize(world, invoice);
  if (act === "pdf") return showPdf(`Invoice-${summary.number}`, invoicePdf(summary));
  return showPage(200, invoicePage(invoice, summary, openPaymentOf(world, invoice)?.intent));
}

function actOn(world: World, invoice: Invoice, act: string, form: URLSearchParams): HostedAnswer {
  const back = seeOther(`/_hosted/invoice/${invoice.id}`);
  const intent = openPaymentOf(world, invoice)?.intent;
  if (invoice.status !== "open" || !intent) return back;
  if (act === "authenticate" && intent.status === "requires_action") {
    world.attempt(() => authenticatePayment(world, intent, form.get("passed") === "true"));
  } else if (act === "pay") {
    return pay(world, invoice, form.get("card") ?? "") ?? back;
  }
  return back;
}

/**
 * Pays the invoice. Returns an error page only if the card cannot be attached, because the invoice page
 * itself reports a declined payment.
 */
function pay(world: World, invoice: Invoice, card: string): HostedAnswer | undefined {
  try {
    world.attempt(() => {
      const customer = requireObject(world, "customer", invoice.customer);
      const paymentMethod = card ? attach(world, card, customer) : undefined;
      collectInvoice(world, invoice, { paymentMethod, offSession: false });
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return showPage(
      402,
      page(
        "Not paid",
        html`<h1>Not paid</h1>
          <p>${error.message}</p>`,
        { narrow: true },
      ),
    );
  }
}
