import type { Tone } from "./tone";

/**
 * The picture beside a payment method: a brand's own letters, or a drawing on a grid of 16, which travels with the view so that
 * no script carries it. The name beside it says the same.
 */
export type MethodIcon = { letters: string } | { path: string };

export type MethodView = {
  /** Empty for one that can only be shown. */
  id: string;
  /** "Visa ending in 4242 (Apple Pay)" */
  name: string;
  icon: MethodIcon;
  isDefault: boolean;
  /** "Default", in the words of the customer's language; null for all others. */
  mark: string | null;
  /** What it pays for, when it expires, why it cannot be used or removed: each a sentence of its own. */
  notes: { text: string; tone: Tone }[];
  /** The button that makes it the default; null where that cannot be. */
  makeDefault: string | null;
  /** The question before it is removed; null where it cannot be. */
  removal: { label: string; title: string; body: string[] } | null;
};

/** What can pay for one subscription; confirmed with `payWithMethod` ({intentId, subscriptionId, paymentMethodId}). */
export type UseMethodView = {
  title: string;
  body: string;
  /** `value` is empty for the customer's default, whichever that is. */
  options: { value: string; label: string; note: string | null; icon: MethodIcon; isCurrent: boolean }[];
  confirm: string;
};
