import { fieldsOf } from "../../schema/schema";
import type { World } from "../../world";

/**
 * An intent's default options for each payment method type, as recorded. Types that aren't listed have none.
 */
const defaultOptions: Record<string, object> = {
  acss_debit: {
    mandate_options: { interval_description: null, payment_schedule: null, transaction_type: null },
    verification_method: "automatic",
  },
  card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
  link: { persistent_token: null },
  us_bank_account: {
    mandate_options: {},
    transaction_purpose: "unspecified",
    verification_method: "automatic",
  },
};

type EnabledTypes = { id: string; object: string; types: string[] };

/** The payment method types that the account has enabled. Merchants choose them in Stripe's dashboard. */
export const paymentMethodTypes = (world: World): string[] =>
  world.find<EnabledTypes>("_ways", "_ways")?.types ?? ["card"];

/** Enables these types for the intents of later invoices. Throws if any of them isn't a payment method type. */
export function setPaymentMethodTypes(world: World, types: unknown): string[] {
  const known = fieldsOf("PaymentMethod").type?.values ?? [];
  const isList =
    Array.isArray(types) && types.length > 0 && types.every((type) => known.includes(type as string));
  if (!isList) throw new Error("`types` are the types of payment methods that are switched on.");
  return world.put<EnabledTypes>({ id: "_ways", object: "_ways", types: types as string[] }).types;
}

/** The `payment_method_options` of an intent with these types. */
export const optionsFor = (types: readonly string[]): Record<string, object> =>
  Object.fromEntries(types.map((type) => [type, { ...defaultOptions[type] }]));
