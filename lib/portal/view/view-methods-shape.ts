import type { Tone } from "./tone";

/**
 * The picture next to a payment method: a brand's letters, or a drawing on a grid of 16. It is part of the
 * view so that no script has to contain it. The name next to it says the same.
 */
export type MethodIcon = { letters: string } | { path: string };

export type MethodView = {
  /** Empty for a method that can only be shown. */
  id: string;
  /** "Visa ending in 4242 (Apple Pay)" */
  name: string;
  icon: MethodIcon;
  isDefault: boolean;
  /** "Default" in the customer's language; null for the others. */
  mark: string | null;
  /** Says what it pays for, when it expires, and why it can't be used or removed, each in a sentence. */
  notes: { text: string; tone: Tone }[];
  /** The button that makes it the default; null if it can't be. */
  makeDefault: string | null;
  /** The question before it is removed; null if it can't be. */
  removal: { label: string; title: string; body: string[] } | null;
};

/**
 * The methods that can pay for one subscription; confirmed with `payWithMethod` ({intentId, subscriptionId,
 * paymentMethodId}).
 */
export type UseMethodView = {
  title: string;
  body: string;
  /** `value` is empty for the customer's default, whichever method that is. */
  options: { value: string; label: string; note: string | null; icon: MethodIcon; isCurrent: boolean }[];
  confirm: string;
};
