import type { OperationName } from "@/lib/operations/operations";
import { operationCases } from "../operations/all-operations";
import type { ForeignRequest } from "../operations/operation-case";
import type { World } from "./world";

/** Call this just before the page's last click, because the customer's own object must already exist. */
export async function foreignRequestFor(
  name: OperationName,
  email: string,
  world: World,
): Promise<ForeignRequest> {
  const tried = operationCases[name];
  if ("foreign" in tried) return tried.foreign(world);
  return {
    own: await world.subscriptionOf(email),
    foreign: await world.subscriptionOf("ben@example.com"),
    refusal: "We couldn’t find this subscription. Nothing was changed.",
  };
}
