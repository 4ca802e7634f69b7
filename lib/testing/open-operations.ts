import { randomUUID } from "node:crypto";
import { database } from "@/lib/db/client";
import type { PortalWorld } from "./portal-world";

type OperationOverrides = {
  name?: string;
  command?: object | string;
  subscriptionId?: string;
  createdAt?: Date;
};

/**
 * Creates an operation whose answer from Stripe was lost a second ago, and returns the operation's ID. It adds a tax
 * ID, which Stripe would add twice if the request were repeated with another idempotency key.
 */
export async function createOpenOperation(
  world: PortalWorld,
  customerId: string,
  unusual: OperationOverrides = {},
): Promise<string> {
  const id = randomUUID().replaceAll("-", "");
  const { merchantId, mode, portalId } = world;
  await database().operation.create({
    data: {
      ...{ id, merchantId, mode, portalId, customerId, subscriptionId: "", intentId: id, inputHash: "" },
      ...{ name: "add_tax_id", state: "unknown", attempts: 1, leaseUntil: new Date(Date.now() - 1000) },
      command: { customerId, type: "eu_vat", value: "DE123456789" },
      ...unusual,
    },
  });
  return id;
}

/** Creates customers without any subscriptions. */
export async function newCustomers(world: PortalWorld, count: number): Promise<string[]> {
  const made = Array.from({ length: count }, (_, index) =>
    world.stripe.customers.create({ name: `Customer ${index}` }),
  );
  return (await Promise.all(made)).map(({ id }) => id);
}

/** How many tax IDs Stripe added per customer. Answers replayed for a known idempotency key don't count. */
export async function addedTaxIds(world: PortalWorld): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { path, status, replayed } of await world.changes()) {
    const [, customerId] = /^\/v1\/customers\/(\w+)\/tax_ids$/.exec(path) ?? [];
    if (customerId && status < 400 && !replayed) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  }
  return counts;
}
