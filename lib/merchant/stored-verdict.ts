import type { RefusedVisit } from "./refused-visits";
import type { Probe, Verdict } from "./verdict";

/**
 * A recorded refusal in the form of a hash tester result. The proof isn't stored, so results that depend on it are
 * unknown.
 */
export function verdictOf({
  subject,
  words,
  identity,
  origin,
  isSiteWrong,
  allowableOrigin,
}: RefusedVisit): Verdict {
  const title = `Refused: ${words.title.charAt(0).toLowerCase()}${words.title.slice(1)}`;
  const wrong = { state: "wrong", title: words.title } as const;
  const probes: Probe[] = [
    {
      subject: "customer",
      ...(subject === "customer" ? wrong : { state: identity ? "right" : "unknown", title: "Customer" }),
      text: identity || "Your page didn’t send one.",
    },
    {
      subject: "proof",
      ...(subject === "proof"
        ? { ...wrong, text: "We don’t store hashes or tokens. Paste it to test it again." }
        : subject === "site"
          ? { state: "right", title: "Hash or signed token", text: "It was valid." }
          : { state: "unknown", title: "Hash or signed token", text: "We don’t store hashes or tokens." }),
    },
    {
      subject: "site",
      ...(subject === "site"
        ? wrong
        : {
            state: isSiteWrong ? "wrong" : "right",
            title: isSiteWrong ? "Site not allowed" : "Site is allowed",
          }),
      text: origin || "The browser didn’t send one.",
    },
  ];
  const isAlone = subject === "site" || !isSiteWrong;
  const text = isAlone ? "Nothing else was wrong." : "The site wasn’t allowed, either.";
  return { opens: false, title, text, probes, mend: { text: words.mend, code: null }, allowableOrigin };
}
