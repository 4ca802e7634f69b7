import type { CustomerOperationName } from "../../operations/operations";
import type { Customer } from "../../stripe/customers/customers";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { describeExpiry } from "../card/say-expiry";
import { iconOf, walletIcon } from "../method/method-icon";
import { nameMethod } from "../method/method-name";
import { leftWithoutMethod, subscriptionsPaidBy } from "../method/pays-for";
import { whyUnusable } from "../method/usable";
import type { Speaker } from "../words/sentences";
import type { MethodView } from "./view-methods-shape";

export type MethodsKnown = {
  customer: Customer;
  subscriptions: Subscription[];
  /** Every saved method, newest first. */
  methods: PaymentMethod[];
  actions: readonly CustomerOperationName[];
  planName: (subscription: Subscription) => string;
  /** The current time in seconds. */
  now: number;
};

/** Describes every saved method, the default first, with the subscriptions that it pays for and its actions. */
export function describeMethods(words: Speaker, known: MethodsKnown): MethodView[] {
  const { customer, methods } = known;
  if (methods.length === 0) return [];
  const rows = methods.map((method) => describeMethod(words, known, method));
  const listed = rows.sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
  return listed.some(({ isDefault }) => isDefault) || !customer.hasPaymentMethod
    ? listed
    : [unlistedDefault(words), ...listed];
}

/** The row for a payment source from before Stripe had payment methods. Stripe charges it but doesn't list it. */
function unlistedDefault({ say }: Speaker): MethodView {
  return {
    id: "",
    name: say("method.saved"),
    icon: walletIcon,
    isDefault: true,
    mark: say("methods.default"),
    notes: [],
    makeDefault: null,
    removal: null,
  };
}

function describeMethod(words: Speaker, known: MethodsKnown, method: PaymentMethod): MethodView {
  const { say } = words;
  const { customer, actions, now } = known;
  const isDefault = customer.defaultMethodId === method.id;
  const unusable = whyUnusable(method, now);
  const canBeDefault = !isDefault && unusable === null && actions.includes("set_default_payment_method");
  return {
    id: method.id,
    name: nameMethod(words, method),
    icon: iconOf(method),
    isDefault,
    mark: isDefault ? say("methods.default") : null,
    notes: notesOf(words, known, method),
    makeDefault: canBeDefault ? say("methods.make_default") : null,
    removal: removalOf(words, known, method),
  };
}

function notesOf(words: Speaker, known: MethodsKnown, method: PaymentMethod): MethodView["notes"] {
  const { say } = words;
  const { customer, subscriptions, actions, now } = known;
  const expiry = method.card && describeExpiry(words, method.card, new Date(now * 1000));
  const unusable = whyUnusable(method, now);
  const needed = leftWithoutMethod(method.id, customer, subscriptions, now);
  const plans = namesOf(words, known, subscriptionsPaidBy(method.id, customer, subscriptions));
  const isKept = needed.length > 0 && actions.includes("remove_payment_method");
  return [
    ...(expiry ? [expiry] : []),
    ...(unusable === "blocked" || unusable === "each_time"
      ? [{ text: say(`methods.${unusable}`), tone: "warning" as const }]
      : []),
    ...(plans && !isKept ? [{ text: say("methods.pays", { plans }), tone: "neutral" as const }] : []),
    ...(isKept
      ? [
          {
            text: say(neededKey(known, method), { plans: namesOf(words, known, needed) }),
            tone: "neutral" as const,
          },
        ]
      : []),
  ];
}

/** Explains why a method is still needed. Only a method that can be charged can replace it. */
function neededKey({ methods, now }: MethodsKnown, { id }: PaymentMethod) {
  const isReplaceable = methods.some((other) => other.id !== id && whyUnusable(other, now) === null);
  return isReplaceable ? "methods.needed" : "methods.needed.only";
}

function removalOf(words: Speaker, known: MethodsKnown, method: PaymentMethod): MethodView["removal"] {
  const { say } = words;
  const { customer, subscriptions, actions, now } = known;
  if (!actions.includes("remove_payment_method")) return null;
  if (leftWithoutMethod(method.id, customer, subscriptions, now).length > 0) return null;
  const plans = namesOf(words, known, subscriptionsPaidBy(method.id, customer, subscriptions));
  const next = customer.defaultMethodId === method.id ? null : customer.paymentMethod;
  const then = next ? nameMethod(words, next) : say("method.saved");
  return {
    label: say("methods.remove"),
    title: say("methods.remove.title", { method: nameMethod(words, method) }),
    body: [
      say("methods.remove.body"),
      ...(plans ? [say("methods.remove.falls_back", { plans, method: then })] : []),
    ],
  };
}

/** "Lumen Team and Lumen Extra", or an empty string. */
function namesOf({ language }: Speaker, { planName }: MethodsKnown, subscriptions: Subscription[]): string {
  const names = [...new Set(subscriptions.map(planName))];
  return new Intl.ListFormat(language).format(names);
}
