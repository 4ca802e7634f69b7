import type Stripe from "stripe";

type OpenMethodType = Stripe.PaymentMethod["type"];
/** Every payment method type that the installed SDK names, without its catch-all for future types. */
export type MethodType = OpenMethodType extends infer Type
  ? Type extends string
    ? Record<never, never> extends Record<Type, never>
      ? never
      : Type
    : never
  : never;

type Details<Type extends MethodType> = NonNullable<Stripe.PaymentMethod[Type]>;

/** The details that distinguish a payment method from others of its type. */
export type MethodMark = {
  /** The merchant's name for it, if it is a custom type. */
  name: string | null;
  last4: string | null;
  /** The bank that issued it, or Stripe's word for that bank. */
  bank: string | null;
  /** An email address or another name of the customer's account at the wallet or bank. */
  account: string | null;
};

/**
 * When Stripe can charge a payment method for a subscription. `waits`: at any time, and a change can wait for its
 * payment (`pending_if_incomplete`). `applies`: at any time, but a change can't wait for its payment, because bank
 * debits take days. `each_time`: only while the customer is present.
 */
export type MethodUse = "waits" | "applies" | "each_time";

export type MethodKind<Type extends MethodType> = {
  use: MethodUse;
  markOf: (details: Details<Type>) => Partial<MethodMark>;
};

const noMark = () => ({});
const markByLast4 = ({ last4 }: { last4: string | null }) => ({ last4 });
const markByBank = ({ bank }: { bank?: string | null }) => ({ bank: bank ?? null });
const waits = { use: "waits", markOf: noMark } as const;
const eachTime = { use: "each_time", markOf: noMark } as const;

/**
 * Every type in the SDK: when it can be charged, and what identifies it. If a new SDK adds a type, the type check fails
 * here. Payment methods set up with iDEAL, Bancontact or Sofort are saved and charged as `sepa_debit`, so those three
 * types themselves are never charged again.
 */
export const methodKinds: { readonly [Type in MethodType]: MethodKind<Type> } = {
  acss_debit: {
    use: "applies",
    markOf: ({ bank_name: bank, last4 }) => ({ bank, last4 }),
  },
  affirm: eachTime,
  afterpay_clearpay: eachTime,
  alipay: waits,
  alma: eachTime,
  amazon_pay: waits,
  au_becs_debit: { use: "applies", markOf: markByLast4 },
  bacs_debit: { use: "applies", markOf: markByLast4 },
  bancontact: eachTime,
  billie: eachTime,
  bizum: eachTime,
  blik: { use: "applies", markOf: noMark },
  boleto: eachTime,
  card: { use: "waits", markOf: markByLast4 },
  card_present: { use: "each_time", markOf: markByLast4 },
  cashapp: { use: "waits", markOf: ({ cashtag }) => ({ account: cashtag }) },
  crypto: eachTime,
  custom: { use: "each_time", markOf: ({ display_name: name }) => ({ name }) },
  customer_balance: eachTime,
  eps: { use: "each_time", markOf: markByBank },
  fpx: { use: "each_time", markOf: markByBank },
  giropay: eachTime,
  grabpay: eachTime,
  ideal: { use: "each_time", markOf: markByBank },
  interac_present: { use: "each_time", markOf: markByLast4 },
  kakao_pay: waits,
  klarna: waits,
  konbini: eachTime,
  kr_card: { use: "waits", markOf: ({ brand: bank, last4 }) => ({ bank, last4 }) },
  link: { use: "waits", markOf: ({ email }) => ({ account: email }) },
  mb_way: eachTime,
  mobilepay: eachTime,
  multibanco: eachTime,
  naver_pay: waits,
  nz_bank_account: { use: "applies", markOf: ({ bank_name: bank, last4 }) => ({ bank, last4 }) },
  oxxo: eachTime,
  p24: { use: "each_time", markOf: markByBank },
  pay_by_bank: eachTime,
  payco: eachTime,
  paynow: eachTime,
  paypal: { use: "waits", markOf: ({ payer_email }) => ({ account: payer_email }) },
  paypay: eachTime,
  payto: { use: "waits", markOf: ({ pay_id, last4 }) => (pay_id ? { account: pay_id } : { last4 }) },
  pix: waits,
  promptpay: eachTime,
  revolut_pay: waits,
  samsung_pay: eachTime,
  satispay: waits,
  scalapay: eachTime,
  sepa_debit: { use: "applies", markOf: markByLast4 },
  sequra: eachTime,
  sofort: eachTime,
  sunbit: eachTime,
  swish: eachTime,
  twint: waits,
  upi: { use: "waits", markOf: ({ vpa }) => ({ account: vpa }) },
  us_bank_account: {
    use: "applies",
    markOf: ({ bank_name: bank, last4 }) => ({ bank, last4 }),
  },
  wechat_pay: eachTime,
  zip: eachTime,
};

export function isKnownType(type: string): type is MethodType {
  return Object.hasOwn(methodKinds, type);
}
