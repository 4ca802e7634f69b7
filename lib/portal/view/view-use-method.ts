import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import { iconOf } from "../method/method-icon";
import { nameMethod } from "../method/method-name";
import { whyUnusable } from "../method/usable";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";
import type { UseMethodView } from "./view-methods-shape";

/** The methods that can pay for this subscription; null if there is no choice. */
export function describeUseMethod(
  words: Speaker,
  known: SubscriptionData,
  name: string,
): UseMethodView | null {
  const { subscription, customerMethod, methods, now } = known;
  const { say } = words;
  const isUsable = (method: PaymentMethod) => whyUnusable(method, now) === null;
  const own = subscription.paymentMethod;
  const followsDefault = !subscription.hasOwnPaymentMethod;
  // The customer's default is left out of the list, unless it is also the subscription's own method. A customer who
  // chose it here would pay with the same method, but the subscription would no longer follow the default.
  const listed = methods.filter((method) => method.id !== customerMethod?.id || method.id === own?.id);
  const options = [
    ...(customerMethod && isUsable(customerMethod)
      ? [
          {
            value: "",
            label: say("methods.use.default", { method: nameMethod(words, customerMethod) }),
            note: say("methods.use.default.note"),
            icon: iconOf(customerMethod),
            isCurrent: followsDefault,
          },
        ]
      : []),
    ...listed.filter(isUsable).map((method) => ({
      value: method.id,
      label: nameMethod(words, method),
      note: null,
      icon: iconOf(method),
      isCurrent: method.id === own?.id,
    })),
  ];
  if (options.filter(({ isCurrent }) => !isCurrent).length === 0) return null;
  return {
    title: say("methods.use.title", { plan: name }),
    body: say("methods.use.body"),
    options,
    confirm: say("methods.use.confirm"),
  };
}
