import type Stripe from "stripe";
import { adjustBalance } from "../../billing/customers/customer-balance";
import type { Customer } from "../../billing/records";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { mergeMetadata } from "../../schema/metadata";
import { noSuch } from "../../wire/no-such";
import type { Stored } from "../../world";
import { sentFields } from "../sent-fields";

const type = "customer_balance_transaction";

const owner = ({ world, path }: Call<never>): Customer =>
  requireObject(world, "customer", path.customer ?? "");

/** Documented: if the customer has no currency yet, the transaction's currency becomes the customer's. */
function create(call: Call<Stripe.CustomerCreateBalanceTransactionParams>): Stored {
  const { world, params } = call;
  const { amount, description = null } = params;
  const currency = params.currency.toLowerCase();
  const customer = owner(call as Call<never>);
  const settled = customer.currency ? customer : world.change<Customer>(customer, { currency });
  const reason = { description, metadata: mergeMetadata({}, params.metadata), type: "adjustment" } as const;
  return adjustBalance(world, settled, { amount, currency }, reason);
}

function requireTransaction(call: Call<never>): Stored {
  const id = call.path.balance_transaction ?? "";
  const transaction = requireObject(call.world, type, id);
  if (transaction.customer !== owner(call).id) throw noSuch("customer_balance_transaction", id);
  return transaction;
}

/** The changes of a customer's balance. Only their description and metadata can be changed. */
export const customerBalanceTransactions: Resource = {
  "GET /v1/customers/{customer}/balance_transactions": (call: Call) => {
    const filter = { ...call.params, customer: owner(call as Call<never>).id };
    return { matches: listMatching(call.world, type, filter) };
  },
  "POST /v1/customers/{customer}/balance_transactions": create,
  "GET /v1/customers/{customer}/balance_transactions/{balance_transaction}": requireTransaction,
  "POST /v1/customers/{customer}/balance_transactions/{balance_transaction}": (call: Call) => {
    const transaction = requireTransaction(call as Call<never>);
    return call.world.change(transaction, {
      ...sentFields(call.params, ["description"]),
      metadata: mergeMetadata(transaction.metadata, call.params.metadata),
    });
  },
};
