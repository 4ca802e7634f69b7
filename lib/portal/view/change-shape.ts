/** What the dialogs of a quantity, of add-ons and of a pause show, in finished sentences. */

export type ChangeQuantityView = {
  title: string;
  /** "You have 5 seats now, at $59.00 per month for each seat." */
  body: string;
  /** "Seats": what the field is called. */
  label: string;
  quantity: number;
  min: number;
  max: number;
  step: number;
  /** "Between 1 and 1,000." */
  limits: string;
  /** What is said while the present number stands in the field and there is nothing to drop. */
  currentChosen: string;
  /** What is said for a number that cannot be chosen. */
  notOffered: string;
  /** "Changes to 3 seats on 22 December 2026.", or null. */
  planned: string | null;
  /** The present number can be chosen, to drop what is planned. */
  canKeep: boolean;
  fewer: string;
  more: string;
};

export type RemoveAddOnView = {
  title: string;
  /** The first is chosen. */
  choices: { itemId: string; name: string; price: string }[];
};

export type PauseView = {
  title: string;
  /** "You’ve paid until December 22, 2026. …" */
  body: string;
  note: string;
  /** Confirmed with `pause` ({intentId, subscriptionId, months, chargedOn}); the first is chosen. */
  choices: { months: number; chargedOn: number; label: string; description: string; confirm: string }[];
};

export type ResumeView = { title: string; body: string | null };
