import type { IdentifyBy } from "../portal/proof/proof";

/** A merchant's choices on the Embed page, and the values that go into the code. */
export type SnippetContext = {
  proof: "hash" | "token";
  identifyBy: IdentifyBy;
  /** Origin of this installation, such as `https://billing.example.com`. */
  appUrl: string;
  portalId: string;
  mode: "test" | "live";
};

/** The grammars that the code is highlighted with. */
export type CodeLanguage =
  | "javascript"
  | "typescript"
  | "tsx"
  | "vue"
  | "svelte"
  | "html"
  | "python"
  | "ruby"
  | "php"
  | "go"
  | "java"
  | "kotlin"
  | "csharp"
  | "elixir"
  | "rust"
  | "shellscript";

/** Whether our tests run it: completely, with a stand-in for its framework, or not at all. */
export type Tried = "run" | "run_without_framework" | "not_run";

export type Snippet = {
  id: string;
  /** The heading it is listed under. */
  group: string;
  label: string;
  file: string;
  language: CodeLanguage;
  code: string;
  /** A part of the line that the merchant has to adapt. */
  marked: string;
  tried: Tried;
  /** An additional step, in a sentence. */
  note?: string;
};

/** The identity's names in code. */
export type IdentityNames = { camel: string; snake: string; pascal: string };

const identityNames: Record<IdentifyBy, IdentityNames> = {
  email: { camel: "email", snake: "email", pascal: "Email" },
  customer_id: { camel: "customerId", snake: "customer_id", pascal: "CustomerId" },
};

export const namesOf = ({ identifyBy }: Pick<SnippetContext, "identifyBy">): IdentityNames =>
  identityNames[identifyBy];

/** The signed-in user's field with the identity, by its usual name. */
export const fieldOf = ({ identifyBy }: Pick<SnippetContext, "identifyBy">) =>
  identifyBy === "email"
    ? { camel: "email", snake: "email", pascal: "Email" }
    : { camel: "stripeCustomerId", snake: "stripe_customer_id", pascal: "StripeCustomerId" };

/** The path that a page asks for its customer's proof. */
export const proofPath = "/portal-proof";
