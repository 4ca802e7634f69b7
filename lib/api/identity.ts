import { type IdentifyBy, parseIdentity } from "../portal/proof/proof";
import { ApiError } from "./errors";

/** The customer that a request is about. Throws an ApiError unless the request names exactly one. */
export function identityOf({
  customer,
  email,
}: {
  customer?: string | undefined;
  email?: string | undefined;
}): {
  identity: string;
  identifyBy: IdentifyBy;
} {
  if ((customer === undefined) === (email === undefined))
    throw new ApiError("invalid_request", "customer: send either customer or email.", "customer");
  if (customer !== undefined) return { identity: customer, identifyBy: "customer_id" };
  const identity = parseIdentity("email", email ?? "");
  if (identity) return { identity, identifyBy: "email" };
  throw new ApiError("invalid_request", "email: must be an email address.", "email");
}
