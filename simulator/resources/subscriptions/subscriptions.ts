import type { Subscription } from "../../billing/records";
import { type CancelParams, cancelSubscription } from "../../billing/subscriptions/subscription-cancel";
import { createSubscription } from "../../billing/subscriptions/subscription-create";
import { refuseManaged } from "../../billing/subscriptions/subscription-draft";
import type { CreateParams, UpdateParams } from "../../billing/subscriptions/subscription-params";
import { type PauseParams, pauseSubscription } from "../../billing/subscriptions/subscription-pause";
import { type ResumeParams, resumeSubscription } from "../../billing/subscriptions/subscription-resume";
import { updateSubscription } from "../../billing/subscriptions/subscription-update";
import type { Call, Matches, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { search } from "../../search/search";
import { StripeRefusal } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import { withInlinePrices } from "../catalogue/inline-prices";

const requireSubscription = ({ world, path }: Call): Subscription =>
  requireObject(world, "subscription", path.subscription ?? "");

type ListParams = { status?: string; price?: string; plan?: string };

/** Whether a list includes a subscription. A list without a status leaves out only canceled subscriptions. */
function hasStatus(subscription: Subscription, wanted: string | undefined): boolean {
  if (wanted === "all") return true;
  if (wanted === undefined) return subscription.status !== "canceled";
  if (wanted === "ended")
    return subscription.status === "canceled" || subscription.status === "incomplete_expired";
  return subscription.status === wanted;
}

function list({ world, params }: Call): Matches {
  const { status, price, plan } = params as ListParams;
  const inItems = ["status", "price", "plan"];
  const unknown = ["automatic_tax", "current_period_end", "current_period_start"].find(
    (name) => name in params,
  );
  if (unknown)
    throw new StripeRefusal(501, {
      type: "api_error",
      message: `The simulator does not filter by ${unknown}.`,
    });
  const matches = listMatching<Subscription>(world, "subscription", params, inItems).filter(
    (subscription) =>
      hasStatus(subscription, status) &&
      [price, plan].every(
        (id) => id === undefined || subscription.items.data.some((item) => item.price === id),
      ),
  );
  return { matches };
}

/** Cancels a subscription. If it was already canceled, the request fails as if the subscription did not exist. */
function cancel(call: Call): Subscription {
  const subscription = requireSubscription(call);
  if (subscription.ended_at !== null) throw noSuch("subscription", subscription.id);
  refuseManaged(subscription, { cancel_at: call.world.now() });
  return cancelSubscription(call.world, subscription, call.params as CancelParams);
}

/** Switches from classic to flexible billing, which cannot be undone. */
function migrate(call: Call): Subscription {
  const { world } = call;
  const { flexible } = call.params.billing_mode as { flexible?: { proration_discounts?: string } };
  const proration_discounts = flexible?.proration_discounts ?? "included";
  return world.change<Subscription>(requireSubscription(call), {
    billing_mode: { type: "flexible", flexible: { proration_discounts }, updated_at: world.now() },
  });
}

export const subscriptions: Resource = {
  "GET /v1/subscriptions": list,
  "POST /v1/subscriptions": ({ world, params }) =>
    withInlinePrices(world, params, (priced) => createSubscription(world, priced as CreateParams)),
  "GET /v1/subscriptions/search": (call: Call) =>
    search(call, "subscription", ["canceled_at", "created", "metadata", "status"]),
  "GET /v1/subscriptions/{subscription}": requireSubscription,
  "POST /v1/subscriptions/{subscription}": (call) =>
    withInlinePrices(call.world, call.params, (priced) =>
      updateSubscription(call.world, requireSubscription(call), priced as UpdateParams),
    ),
  "DELETE /v1/subscriptions/{subscription}": cancel,
  "POST /v1/subscriptions/{subscription}/migrate": migrate,
  "POST /v1/subscriptions/{subscription}/pause": (call) =>
    pauseSubscription(call.world, requireSubscription(call), call.params as PauseParams),
  "POST /v1/subscriptions/{subscription}/resume": (call) =>
    resumeSubscription(call.world, requireSubscription(call), call.params as ResumeParams),
};
