import { testCards } from "../billing/payments/test-cards";
import type { Invoice, PaymentIntent } from "../billing/records";
import { type Html, html, page } from "./html";
import type { InvoiceSummary } from "./invoice-summary";

/** The page where a customer reads and pays an invoice. */
export function invoicePage(
  invoice: Invoice,
  summary: InvoiceSummary,
  intent: PaymentIntent | undefined,
): string {
  const { number, merchant, customer, status, date, lines, sums, due } = summary;
  const content = html`
    <p class="quiet">${merchant} · simulated: no money moves here</p>
    <h1>Invoice ${number}</h1>
    <p class="quiet">${customer} · ${date}</p>
    <div class="sheet">
      <p class="big">${due}</p>
      <p class="${status === "paid" ? "good" : "quiet"}">${wordFor(status)}</p>
      ${status === "open" ? payment(invoice, intent) : undefined}
      <p><a href="/_hosted/invoice/${invoice.id}/pdf">Download PDF</a></p>
    </div>
    <div class="sheet">
      ${lines.map(
        (line) =>
          html`<div class="row">
            <span>${line.description}<br /><span class="quiet">${line.period}</span></span
            ><span>${line.amount}</span>
          </div>`,
      )}
      ${sums.map(({ label, amount }) => html`<div class="row total"><span>${label}</span><span>${amount}</span></div>`)}
    </div>
  `;
  return page(`Invoice ${number}`, content, { narrow: true });
}

const words: Record<string, string> = {
  draft: "Draft: not yet final",
  open: "Due",
  paid: "Paid",
  uncollectible: "Uncollectible",
  void: "Void: nothing is owed",
};
const wordFor = (status: string): string => words[status] ?? status;

/** `pm_card_authenticationRequired` → `authentication required`. */
const inWords = (id: string): string =>
  id.slice("pm_card_".length).replace(/_?([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`);

function payment(invoice: Invoice, intent: PaymentIntent | undefined): Html | undefined {
  if (!intent) return undefined;
  const action = `/_hosted/invoice/${invoice.id}`;
  const refusal = (intent.last_payment_error as { message?: string } | null)?.message;
  if (intent.status === "requires_action") {
    return html`<p>The bank wants to know that it is the customer who pays.</p>
      <form method="post" action="${action}/authenticate">
        <button name="passed" value="true">Complete authentication</button>
        <button class="plain" name="passed" value="false">Fail authentication</button>
      </form>`;
  }
  return html`${refusal && html`<p class="bad" role="alert">${refusal}</p>`}
    <form method="post" action="${action}/pay">
      <label
        ><span class="quiet">Pay with</span><br /><select name="card">
          <option value="">The card on file</option>
          ${Object.entries(testCards)
            .filter(([, { behavior }]) => !behavior.attach)
            .map(([id, { number }]) => html`<option value="${id}">${number} · ${inWords(id)}</option>`)}
        </select></label
      >
      <button>Pay invoice</button>
    </form>`;
}
