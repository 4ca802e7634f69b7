import type { Tone } from "./tone";

/**
 * The picture next to a payment method: a brand's letters, or a drawing on a 16-pixel grid. The picture is part of the
 * view, so no script contains it. The name next to it has the same information.
 */
export type MethodIcon = { letters: string } | { path: string };

export type MethodView = {
  /** The ID, or an empty string for a method that has no actions. */
  id: string;
  /** "Visa ending in 4242 (Apple Pay)" */
  name: string;
  icon: MethodIcon;
  isDefault: boolean;
  /** "Default" in the customer's language. Null for all other methods. */
  mark: string | null;
  /** Sentences about the subscriptions it pays for, its expiry, and the reason why it can't be used or removed. */
  notes: { text: string; tone: Tone }[];
  /** The label of the button that makes it the default. Null if that isn't possible. */
  makeDefault: string | null;
  /** The question before it is removed. Null if it can't be removed. */
  removal: { label: string; title: string; body: string[] } | null;
};

/**
 * The methods that can pay for one subscription. The choice is confirmed with `use_payment_method` ({intentId,
 * subscriptionId, paymentMethodId}).
 */
export type UseMethodView = {
  title: string;
  body: string;
  /** `value` is empty for the customer's default, whichever method that is. */
  options: { value: string; label: string; note: string | null; icon: MethodIcon; isCurrent: boolean }[];
  confirm: string;
};
