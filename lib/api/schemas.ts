import { z } from "zod";
import { operations, subscriptionOperationNames } from "../operations/operations";
import { isCustomerId } from "../portal/proof/proof";
import { subscriptionStatuses } from "../vocabulary";
import { type ApiErrorCode, apiErrorStatuses } from "./errors";

/**
 * The API's requests and responses. Requests are parsed with these schemas, and the OpenAPI description is made from
 * them.
 */

const hour = 60 * 60;

/** Operations with a dialog of their own that a link can open. */
export const openedActions = [
  ...subscriptionOperationNames.filter((name) => operations[name].asks),
  "update_card" as const,
];

const customerId = z.string().max(255).refine(isCustomerId, "must be a Stripe customer ID, such as cus_…");
const emailAddress = z
  .string()
  .max(254)
  .optional()
  .describe("The customer’s email address, exactly as in Stripe. Send either this or customer.");

export const newPortalLink = z.strictObject({
  customer: customerId
    .optional()
    .describe("The Stripe customer who gets the link. Send either this or email."),
  email: emailAddress,
  portal: z
    .string()
    .regex(/^[A-Za-z0-9]{10,40}$/, "must be a portal’s ID, from its Embed page")
    .optional()
    .describe("The portal’s ID, if the mode has several. By default its first."),
  subscription: z
    .string()
    .regex(/^sub_[A-Za-z0-9_]{1,251}$/, "must be a subscription ID, such as sub_…")
    .optional()
    .describe("Shows only this subscription of the customer."),
  action: z
    .enum(openedActions)
    .optional()
    .describe("Opens the dialog of this operation first, if the portal’s settings allow it."),
  return_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .describe("Where “Back to …” leads. Its origin must be one of the portal’s allowed origins."),
  locale: z
    .string()
    .max(35)
    .optional()
    .describe("The language, as a BCP 47 tag such as de or pt-BR. Portico chooses if this is missing."),
  expires_in: z
    .int()
    .min(60)
    .max(7 * 24 * hour)
    .default(hour)
    .describe("Seconds until the link expires if nobody opens it."),
});

export type NewPortalLinkRequest = z.output<typeof newPortalLink>;

export const portalLink = z.strictObject({
  id: z.string().describe("Finds the link in the log. Not secret."),
  object: z.literal("portal_link"),
  mode: z.enum(["test", "live"]).describe("The mode of the API key."),
  url: z
    .url()
    .describe("Opens the hosted page once. Anyone who has it can open it, so treat it like a password."),
  customer: z.string().nullable(),
  email: z.string().nullable(),
  created: z.int().describe("Seconds since 1970."),
  expires_at: z.int().describe("Seconds since 1970."),
});

export type PortalLink = z.output<typeof portalLink>;

export const listedSubscriptions = z.strictObject({
  customer: customerId.optional().describe("The Stripe customer. Send either this or email."),
  email: emailAddress,
});

export type ListedSubscriptionsRequest = z.output<typeof listedSubscriptions>;

const subscriptionInApi = z.strictObject({
  id: z.string(),
  object: z.literal("subscription"),
  customer: z.string(),
  status: z.enum(subscriptionStatuses).describe("Stripe’s status."),
  created: z.int().describe("Seconds since 1970."),
  cancel_at: z.int().nullable().describe("When it ends, if that is known. Seconds since 1970."),
  ended_at: z.int().nullable().describe("When it ended. Seconds since 1970."),
  plans: z
    .array(
      z.strictObject({
        product: z.string(),
        name: z.string().nullable().describe("The product’s name."),
        tier: z.string().nullable().describe("The product’s tag sb_tier."),
        price: z.string(),
        quantity: z.int(),
      }),
    )
    .describe("One for each price, including add-ons."),
});

export type SubscriptionInApi = z.output<typeof subscriptionInApi>;

export const subscriptionList = z.strictObject({
  object: z.literal("list"),
  data: z.array(subscriptionInApi).describe("Newest first, including those that ended. At most 500."),
});

export type SubscriptionList = z.output<typeof subscriptionList>;

const codes = Object.keys(apiErrorStatuses) as [ApiErrorCode, ...ApiErrorCode[]];

export const apiError = z.strictObject({
  error: z.strictObject({
    code: z.enum(codes),
    message: z.string().describe("For developers. May change."),
    param: z.string().optional().describe("The field or header that is wrong."),
    request_id: z.string().describe("Finds the reason in the log. Also in the Request-Id header."),
  }),
});
