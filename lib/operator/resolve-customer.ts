import "server-only";
import type { CustomerQuery } from "../db/kept/table";
import { PortalError } from "../errors";
import { OperatorError } from "../operator-error";
import { isCustomerId } from "../portal/proof/proof";
import { stripeFor } from "../stripe/connection/client";
import { type Customer, findCustomers, retrieveCustomer } from "../stripe/customers/customers";
import type { MerchantId, Mode } from "../tenancy";
import type { CommandOptions } from "./command-options";
import { parseMode } from "./resolve-merchant";

/**
 * Resolves the customer to every name that rows may have for them: Stripe supplies the IDs for an address,
 * and the addresses for an ID. Throws if Stripe can't supply the IDs: a partial erasure would look complete.
 */
export async function resolveCustomer(
  merchantId: MerchantId,
  { mode: word, email: emails = [], customer: ids = [] }: CommandOptions,
): Promise<CustomerQuery> {
  const mode = parseMode(word);
  if (emails.length + ids.length === 0)
    throw new OperatorError("Name the customer with --email or --customer. You can repeat both.");
  if (!ids.every(isCustomerId)) throw new OperatorError("--customer takes a customer ID, such as cus_….");
  const found =
    ids.length > 0 ? await findById(merchantId, mode, ids) : await findByEmail(merchantId, mode, emails);
  const identities = [...emails, ...found.map(({ billing }) => billing.email)].filter(Boolean);
  return {
    mode,
    identities: [...new Set(identities)],
    customerIds: [...new Set([...ids, ...found.map(({ id }) => id)])],
  };
}

async function findByEmail(merchantId: MerchantId, mode: Mode, emails: string[]): Promise<Customer[]> {
  try {
    const stripe = await stripeFor(merchantId, mode);
    const found = emails.map((email) => findCustomers(stripe, "email", email, { ignoresCase: true }));
    return (await Promise.all(found)).flat();
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    throw new OperatorError(
      "Stripe could not be asked for the customer IDs of this address. Name them with --customer, or try again.",
      { cause: error },
    );
  }
}

/**
 * Customers that Stripe has deleted or can't return are found by ID only. Tickets, which have no ID, are
 * deleted within a day.
 */
async function findById(merchantId: MerchantId, mode: Mode, ids: string[]): Promise<Customer[]> {
  try {
    const stripe = await stripeFor(merchantId, mode);
    return (await Promise.all(ids.map((id) => retrieveCustomer(stripe, id)))).filter((each) => each !== null);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return [];
  }
}
