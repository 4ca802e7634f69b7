import { at } from "./journey";
import type { Journey } from "./journey";

/** What becomes of it when the clock is moved. */
export const timeJourneys: readonly { what: string; journey: Journey }[] = [
  {
    what: "a downgrade takes effect at the renewal",
    journey: at(
      "change-plan",
      "time carries a planned downgrade out: the lower price is charged at the renewal",
    ),
  },
  {
    what: "fewer units take effect at the renewal",
    journey: at(
      "change-quantity",
      "fewer seats wait for the renewal, cost nothing now, can be taken back, and time carries them out",
    ),
  },
  {
    what: "an add-on that was removed ends at the renewal",
    journey: at(
      "remove-add-on",
      "an add-on is had until the renewal, can be kept again, and the plan goes on",
    ),
  },
  {
    what: "what was canceled ends with its period",
    journey: at(
      "cancellation",
      "time carries it out: what was canceled has ended with its period, and nothing more was charged",
    ),
  },
  {
    what: "paused payments go on by themselves",
    journey: at("pause", "a pause that is over ends by itself, and the next invoice is charged"),
  },
  {
    what: "what is past due recovers with a new card, and renews",
    journey: at(
      "update-card",
      "a payment that is due is shown before, paid by the new card, and the plan runs and renews again",
    ),
  },
  {
    what: "a bank that gets no answer for a day",
    journey: at(
      "strong-authentication",
      "is left for good: after a day it is as it was before",
      "a change of plan",
    ),
  },
];
