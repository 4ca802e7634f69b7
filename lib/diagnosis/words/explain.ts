import type { Finding, Mistake } from "../mistakes";
import { customerWords } from "./customer-words";
import type { Explanation, Words, WordsContext } from "./explanation";
import { hashWords } from "./hash-words";
import { siteWords } from "./site-words";
import { tokenWords } from "./token-words";

const words: Words<Mistake> = {
  ...customerWords,
  ...hashWords,
  ...tokenWords,
  ...siteWords,
  request_invalid: ({ detail }) => ({
    title: "The request was malformed",
    mend: `${detail || "A setting"} in your page is malformed. Compare it with the snippet in Embed.`,
  }),
  rate_limited: () => ({
    title: "Too many visits",
    mend: "This customer opened the portal too often within a minute. Check whether your page reloads it by mistake.",
  }),
};

/** Explains a mistake and its fix to the developer who reads the dashboard. */
export function explain(
  { mistake, detail = "" }: Finding,
  context: Omit<WordsContext, "detail">,
): Explanation {
  return words[mistake]({ ...context, detail });
}
