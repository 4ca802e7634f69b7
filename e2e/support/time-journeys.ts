import { at, type Journey } from "./journey";

/** Journeys in which time passes. */
export const timeJourneys: readonly { what: string; journey: Journey }[] = [
  {
    what: "a downgrade takes effect at the renewal",
    journey: at(
      "change-plan",
      "a scheduled downgrade takes effect at the renewal, which charges the lower price",
    ),
  },
  {
    what: "fewer units take effect at the renewal",
    journey: at(
      "change-quantity",
      "a change to fewer seats costs nothing now, can be undone, and takes effect at the renewal",
    ),
  },
  {
    what: "a removed add-on ends at the renewal",
    journey: at(
      "remove-add-on",
      "a removed add-on ends at the renewal, the removal can be undone, and the plan continues",
    ),
  },
  {
    what: "a canceled subscription ends with its period",
    journey: at("cancellation", "a canceled subscription ends with its period, and nothing more is charged"),
  },
  {
    what: "paused payments resume automatically",
    journey: at("pause", "a pause ends automatically, and the next invoice is charged"),
  },
  {
    what: "a past-due subscription recovers with a new card and renews",
    journey: at(
      "update-card",
      "a due payment is shown first, the new card pays it, and the plan runs and renews again",
    ),
  },
  {
    what: "a bank's question stays unanswered for a day",
    journey: at(
      "strong-authentication",
      "is abandoned: after a day, everything is as it was before",
      "a plan change",
    ),
  },
];
