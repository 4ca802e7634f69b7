/** The dialogs for quantity, add-ons and pausing, as finished sentences. */

export type ChangeQuantityView = {
  title: string;
  /** "You have 5 seats now, at $59.00 per month for each seat." */
  body: string;
  /** The field's label: "Seats". */
  label: string;
  quantity: number;
  /** The initial number in the field, if the merchant's page asks for a number other than the current one. */
  wanted: number | null;
  min: number;
  max: number;
  step: number;
  /** "Between 1 and 1,000." */
  limits: string;
  /** Shown while the field has the current number and there is no scheduled change to discard. */
  currentChosen: string;
  /** Shown for a number that can't be chosen. */
  notOffered: string;
  /** "Changes to 3 seats on 22 December 2026.", or null. */
  planned: string | null;
  /** True if the current number can be chosen, which discards the scheduled change. */
  canKeep: boolean;
  fewer: string;
  more: string;
};

export type RemoveAddOnView = {
  title: string;
  /** The first choice is selected initially. */
  choices: { itemId: string; name: string; price: string }[];
};

export type PauseView = {
  title: string;
  /** "You’ve paid until December 22, 2026. …" */
  body: string;
  note: string;
  /** Confirmed with `pause` ({intentId, subscriptionId, months, chargedOn}). The first choice is selected initially. */
  choices: { months: number; chargedOn: number; label: string; description: string; confirm: string }[];
};

export type ResumeView = { title: string; body: string | null };
