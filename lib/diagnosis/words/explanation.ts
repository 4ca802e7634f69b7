import type { IdentifyBy } from "../../portal/proof/proof";

/** The settings that the words depend on. */
export type WordsContext = {
  identifyBy: IdentifyBy;
  mode: "test" | "live";
  /** Completes the explanation of this mistake. */
  detail: string;
};

/** A mistake for the developer who reads the dashboard. */
export type Explanation = {
  /** The problem, in a few words. */
  title: string;
  /** How to fix the mistake. */
  mend: string;
};

export type Words<Named extends string> = Record<Named, (context: WordsContext) => Explanation>;

/** The word for the identity: "email" or "customer ID". */
export const whatOf = ({ identifyBy }: Pick<WordsContext, "identifyBy">) =>
  identifyBy === "email" ? "email" : "customer ID";

export const otherWhatOf = ({ identifyBy }: Pick<WordsContext, "identifyBy">) =>
  identifyBy === "email" ? "customer ID" : "email";
