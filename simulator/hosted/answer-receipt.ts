import { type Charge, type Refund, returnsMoney } from "../billing/payments/refund-records";
import { listMatching } from "../list-matching";
import { formatAmount } from "../money";
import { requireObject } from "../require-object";
import { formatDate } from "./dates";
import { type HostedAnswer, type HostedRequest, noSuchPage, showPage } from "./hosted-request";
import { html, page } from "./html";
import { partiesOf } from "./invoice-summary";

/** `/_hosted/receipt/{charge}`: the payment and its refunds so far. */
export function answerReceipt({ world, method, id, act }: HostedRequest): HostedAnswer {
  const charge = requireObject<Charge>(world, "charge", id);
  if (method !== "GET" || act !== "" || charge.status !== "succeeded") return noSuchPage();
  const { merchant, customer } = partiesOf(world, charge.customer);
  const money = (amount: number) => formatAmount(amount, charge.currency);
  const { card, type } = charge.payment_method_details;
  const refunds = listMatching<Refund>(world, "refund", { charge: id }).filter(returnsMoney);
  const content = html`
    <p class="quiet">${merchant} · simulated: no money moves here</p>
    <h1>Receipt</h1>
    <p class="quiet">${customer} · ${formatDate(charge.created)}</p>
    <div class="sheet">
      <p class="big">${money(charge.amount)}</p>
      <p class="quiet">
        Paid with ${card ? `${card.brand} ending in ${card.last4}` : type.replaceAll("_", " ")}
      </p>
      ${refunds.map(
        ({ amount, created, status }) =>
          html`<div class="row">
            <span>Refunded on ${formatDate(created)}${status === "pending" ? " (on its way)" : ""}</span
            ><span>${money(-amount)}</span>
          </div>`,
      )}
    </div>
  `;
  return showPage(200, page("Receipt", content, { narrow: true }));
}
