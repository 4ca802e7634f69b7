import { collectInvoice } from "../billing/invoice-collection";
import { authenticatePayment } from "../billing/payment";
import { openPaymentOf } from "../billing/payment-intent";
import type { Invoice } from "../billing/records";
import { letTimePass } from "../billing/time";
import { existing } from "../existing";
import { attach } from "../resources/payment-methods";
import type { Sandboxes } from "../sandboxes";
import { StripeRefusal } from "../wire/errors";
import type { World } from "../world";
import { page, html } from "./html";
import { invoicePage } from "./invoice-page";
import { invoicePdf } from "./invoice-pdf";
import { summarize } from "./invoice-summary";

export type HostedRequest = { method: string; path: string; body: string };
export type HostedAnswer = { status: number; headers: Record<string, string>; body: string | Buffer };

/** The pages Stripe hosts itself, as far as a portal links to them. An invoice's id is the secret of its page. */
export function answerHosted(sandboxes: Sandboxes, { method, path, body }: HostedRequest): HostedAnswer {
  const [, , kind, id = "", act = ""] = path.split("/");
  const world = sandboxes.all().find((sandbox) => sandbox.world.find("invoice", id))?.world;
  if (kind !== "invoice" || !world) return notFound();
  letTimePass(world, world.now());
  const invoice = existing<Invoice>(world, "invoice", id);
  if (method === "POST") return actOn(world, invoice, act, new URLSearchParams(body));
  if (method !== "GET" || !["", "pdf"].includes(act)) return notFound();
  const summary = summarize(world, invoice);
  if (act === "pdf") {
    const disposition = `inline; filename="Invoice-${summary.number}.pdf"`;
    const headers = { "Content-Type": "application/pdf", "Content-Disposition": disposition };
    return { status: 200, headers, body: invoicePdf(summary) };
  }
  return showPage(200, invoicePage(invoice, summary, openPaymentOf(world, invoice)?.intent));
}

function actOn(world: World, invoice: Invoice, act: string, form: URLSearchParams): HostedAnswer {
  const back = { status: 303, headers: { Location: `/_hosted/invoice/${invoice.id}` }, body: "" };
  const intent = openPaymentOf(world, invoice)?.intent;
  if (invoice.status !== "open" || !intent) return back;
  if (act === "authenticate" && intent.status === "requires_action") {
    world.attempt(() => authenticatePayment(world, intent, form.get("passed") === "true"));
  } else if (act === "pay") {
    return pay(world, invoice, form.get("card") ?? "") ?? back;
  }
  return back;
}

/** The page itself tells of a card that was declined; only a card that cannot even be attached is told here. */
function pay(world: World, invoice: Invoice, card: string): HostedAnswer | undefined {
  try {
    world.attempt(() => {
      const customer = existing(world, "customer", invoice.customer);
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

const notFound = (): HostedAnswer =>
  showPage(
    404,
    page(
      "No such page",
      html`<h1>There is no such page</h1>
        <p>The invoice may belong to a world that was begun anew.</p>`,
    ),
  );

function showPage(status: number, body: string): HostedAnswer {
  return { status, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}
