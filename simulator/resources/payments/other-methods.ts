import { type CardBehavior, delayedDebit } from "../../billing/payments/test-cards";
import { buildPart } from "../../schema/build-object";
import { fieldsOf } from "../../schema/schema";
import { invalidRequest } from "../../wire/errors";

/** A payment method other than a card, as a request sends it: `{ type, sepa_debit: { iban } }`. */
type SentMethod = { type?: string; billing_details?: { email?: string | "" } } & { [name: string]: unknown };
type Details = { [name: string]: unknown };

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const last4 = (value: unknown): string | null => text(value)?.slice(-4) ?? null;
const testBank = "STRIPE TEST BANK";

/**
 * Details that Stripe derives instead of copying a field. A wallet's account is known only after the customer has
 * signed in to the wallet, so the billing details are used instead.
 */
const readDetails: Record<string, (sent: Details, all: SentMethod) => Details> = {
  acss_debit: ({ account_number }) => ({ bank_name: testBank, last4: last4(account_number) }),
  au_becs_debit: ({ account_number }) => ({ last4: last4(account_number) }),
  bacs_debit: ({ account_number }) => ({ last4: last4(account_number) }),
  boleto: ({ tax_id }) => ({ tax_id: text(tax_id) ?? "000.000.000-00" }),
  cashapp: () => ({ cashtag: "$lumen", buyer_id: "buyer_simulated" }),
  custom: ({ type }) => ({ type: text(type) ?? "cpmt_simulated", display_name: "Gift voucher" }),
  fpx: ({ bank }) => ({ bank: text(bank) ?? "maybank2u" }),
  kr_card: () => ({ brand: "kakaobank", last4: "1234" }),
  link: (_, { billing_details: billing }) => ({ email: text(billing?.email) }),
  naver_pay: ({ funding }) => ({ funding: text(funding) ?? "card" }),
  nz_bank_account: ({ account_number, bank_code, branch_code }) => ({
    bank_code: text(bank_code) ?? "11",
    bank_name: testBank,
    branch_code: text(branch_code) ?? "0000",
    last4: last4(account_number) ?? "0010",
  }),
  paypal: (_, { billing_details: billing }) => ({ payer_email: text(billing?.email), country: "US" }),
  payto: ({ account_number, pay_id }) => ({ last4: last4(account_number), pay_id: text(pay_id) }),
  sepa_debit: ({ iban }) => ({ last4: last4(iban), country: text(iban)?.slice(0, 2) ?? null }),
  upi: ({ vpa, mandate_options: mandate }) => ({ vpa: text(vpa ?? (mandate as Details | undefined)?.vpa) }),
  us_bank_account: ({ account_number, account_type }) => ({
    account_type: text(account_type) ?? "checking",
    bank_name: testBank,
    last4: last4(account_number),
  }),
};

/**
 * Methods whose bank answers days later (documented). The number of days depends on the bank. Here it is
 * always three.
 */
const debits = [
  "acss_debit",
  "au_becs_debit",
  "bacs_debit",
  "nz_bank_account",
  "sepa_debit",
  "us_bank_account",
] as const;

/**
 * The last digits of Stripe's test accounts whose payments fail in the end. Documented for SEPA and ACH,
 * unverified for others.
 */
const failingLast4 = ["3202", "2227", "3335"];

/** Methods that only a card reader can create. */
const terminalTypes = new Set(["card_present", "interac_present"]);

/** The fields and the behavior of a payment method of this type. */
export function otherMethod(sent: SentMethod): {
  type: string;
  details: Details;
  behavior: CardBehavior | undefined;
} {
  const { type = "" } = sent;
  const field = fieldsOf("PaymentMethod")[type];
  if (!field?.ref || terminalTypes.has(type) || type === "billing_details")
    throw invalidRequest(`Invalid type: ${type}`, { param: "type" });
  const asked = (sent[type] ?? {}) as Details;
  const fields = fieldsOf(field.ref);
  const same = Object.fromEntries(
    Object.entries(asked).filter(([name]) => Object.hasOwn(fields, name) && name !== "account_number"),
  );
  const details = buildPart(field.ref, { ...same, ...readDetails[type]?.(asked, sent) });
  const isDebit = debits.some((debit) => debit === type);
  const isRefused = failingLast4.includes(String(details.last4));
  return { type, details, behavior: isDebit ? delayedDebit(isRefused) : undefined };
}
