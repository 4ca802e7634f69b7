/** A test, by its file (without `.spec.ts`) and title. `of` names one case of a test that runs for several cases. */
export type Journey = { file: string; title: string; of?: string };

export const at = (file: string, title: string, of?: string): Journey => ({ file, title, ...(of && { of }) });

export const journeyCases = [
  "works",
  "switched off",
  "not theirs",
  "Stripe refuses",
  "bank asks",
  "double click",
] as const;
export type JourneyCase = (typeof journeyCases)[number];

/** The reason why the case can't happen. */
export type ImpossibleCase = { because: string };

export const impossible = (because: string): ImpossibleCase => ({ because });

/**
 * An operation's own journeys: the two that every operation must have, and any that replace a journey shared by all
 * operations.
 */
export type OwnJourneys = Partial<Record<JourneyCase, Journey | ImpossibleCase>> & {
  works: Journey;
  "Stripe refuses": Journey;
};
