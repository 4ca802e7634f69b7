import type { AskingOperation, subscriptionOperations } from "../../operations/operations";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";
import { describeRemoveAddOn } from "./view-add-ons";
import { describeCancellation } from "./view-cancellation";
import { describePause, describeResume } from "./view-pause";
import { describeChangePlan } from "./view-plans";
import { describeChangeQuantity } from "./view-quantity";
import { describeResubscribe } from "./view-resubscribe";
import { describeUseMethod } from "./view-use-method";

/** Describes the content of an operation's dialog. Returns null if there is nothing to choose. */
export type Describe = (words: Speaker, known: SubscriptionData, name: string) => object | null;

/** Every operation with a dialog on the subscription. */
export const describeAsking = {
  change_plan: describeChangePlan,
  change_quantity: describeChangeQuantity,
  remove_add_on: describeRemoveAddOn,
  apply_coupon: ({ say }: Speaker) => ({ title: say("coupon.title"), body: say("coupon.body") }),
  use_payment_method: describeUseMethod,
  resubscribe: describeResubscribe,
  resume: describeResume,
  pause: describePause,
  cancellation: describeCancellation,
} satisfies Record<AskingOperation, Describe>;

type LabelOf<Name extends AskingOperation> = (typeof subscriptionOperations)[Name]["label"];

/**
 * The dialogs in the view, each under the name of its label. Null if the operation isn't possible now, or if there is
 * nothing to choose.
 */
export type AskingViews = {
  [Name in AskingOperation as LabelOf<Name>]: ReturnType<(typeof describeAsking)[Name]> | null;
};
