import {
  type EntryDiagnosis,
  findingAbout,
  type KnownMerchant,
  type TestedEntry,
} from "../diagnosis/diagnose-entry";
import type { KnownKey, Mistake, Subject } from "../diagnosis/mistakes";
import { notAllowable } from "../diagnosis/site/not-allowable";
import { explain } from "../diagnosis/words/explain";
import { whatOf } from "../diagnosis/words/explanation";
import { kindOf } from "../portal/proof/judge-proof";
import { secretKeyVariable, signingKeyVariable } from "../snippets/variables";
import { onTestClocks } from "./on-test-clocks";

/** One of the three parts of a visit's request: customer, proof or site. */
export type Probe = {
  subject: Extract<Subject, "customer" | "proof" | "site">;
  /** Unknown if it can't be checked yet, such as a hash without a valid identity. */
  state: "right" | "wrong" | "unknown";
  title: string;
  text: string;
  /** A caveat about a part that is right. */
  note?: string;
};

/** The result that the hash tester shows. */
export type Verdict = {
  opens: boolean;
  title: string;
  text: string;
  probes: Probe[];
  /** How to fix the first problem, with a line to copy if there is one. */
  mend: { text: string; code: { title: string; text: string } | null } | null;
  /** The origin to allow, if the list of sites is the only problem. */
  allowableOrigin: string | null;
};

type Context = { diagnosis: EntryDiagnosis; tested: TestedEntry; merchant: KnownMerchant };

/** Puts a diagnosis into words. */
export function describeVerdict(
  diagnosis: EntryDiagnosis,
  tested: TestedEntry,
  merchant: KnownMerchant,
): Verdict {
  const context = { diagnosis, tested, merchant };
  const probes = [customerProbe(context), proofProbe(context), siteProbe(context)];
  const [first] = diagnosis.findings;
  const { identifyBy } = merchant.portal.settings;
  const words = first && explain(first, { identifyBy, mode: merchant.portal.mode });
  const isOnlySite = first !== undefined && findingAbout(diagnosis, "site") === first;
  return {
    opens: diagnosis.opens,
    ...headline(context, words?.title),
    probes,
    mend: words ? { text: words.mend, code: codeFor(context) } : null,
    allowableOrigin: isOnlySite && isAllowable(first.mistake) ? (tested.origin ?? null) : null,
  };
}

function headline(
  { diagnosis, tested }: Context,
  problem: string | undefined,
): { title: string; text: string } {
  if (problem !== undefined) {
    const isAlone = diagnosis.findings.length === 1;
    return {
      title: `Refused: ${lowered(problem)}`,
      text: isAlone ? "Nothing else is wrong." : "The site isn’t allowed, either.",
    };
  }
  if (diagnosis.isUnproven)
    return { title: "The portal opens", text: "No proof is needed: this portal’s security hash is off." };
  if (diagnosis.opens)
    return {
      title: "Valid, and the portal opens",
      text: "The customer, the proof and the site are all valid.",
    };
  const kind = kindOf({ hash: tested.proof });
  return { title: `The ${kind} is valid`, text: "Enter the address of your page to test the site, too." };
}

/** Lowercases the first letter, for text after a colon. */
const lowered = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

function customerProbe({ diagnosis, tested, merchant }: Context): Probe {
  const found = findingAbout(diagnosis, "customer");
  const { settings, mode } = merchant.portal;
  const subject = "customer" as const;
  if (found) {
    const { title } = explain(found, { identifyBy: settings.identifyBy, mode });
    return { subject, state: "wrong", title, text: tested.identity };
  }
  const what = whatOf(settings);
  if (tested.identity === "")
    return { subject, state: "unknown", title: "Customer", text: `Named in the token` };
  // The tester makes no request to Stripe, so it doesn't know whether this customer exists.
  const isNoted = settings.identifyBy === "email" && mode === "test";
  return {
    subject,
    state: "right",
    title: `The ${what} is well formed`,
    text: tested.identity,
    ...(isNoted && { note: onTestClocks }),
  };
}

function proofProbe({ diagnosis, tested, merchant }: Context): Probe {
  const subject = "proof" as const;
  const found = findingAbout(diagnosis, "proof");
  const { settings, mode } = merchant.portal;
  const noun = kindOf({ hash: tested.proof }) === "token" ? "Token" : "Hash";
  if (found) {
    const { title } = explain(found, { identifyBy: settings.identifyBy, mode });
    return { subject, state: "wrong", title, text: `${noun} refused` };
  }
  const key = merchant.keys.find(({ id }) => id === diagnosis.keyId);
  if (key)
    return {
      subject,
      state: "right",
      title: `${noun} matches`,
      text: `Made with the ${mode} key ending in ${key.last4}`,
    };
  if (diagnosis.isUnproven)
    return {
      subject,
      state: "unknown",
      title: "No proof needed",
      text: "This portal’s security hash is off.",
    };
  return { subject, state: "unknown", title: noun, text: "Tested once the customer is valid." };
}

function siteProbe({ diagnosis, tested, merchant }: Context): Probe {
  const subject = "site" as const;
  const { origin } = tested;
  if (origin === undefined)
    return { subject, state: "unknown", title: "Site", text: "Enter the address of your page to test it." };
  const found = findingAbout(diagnosis, "site");
  if (!found) return { subject, state: "right", title: "Site is allowed", text: origin };
  const { settings, mode } = merchant.portal;
  const { title } = explain(found, { identifyBy: settings.identifyBy, mode });
  return { subject, state: "wrong", title, text: origin };
}

const wrongKeys = [
  "other_mode",
  "retired_key",
  "secret_missing",
  "secret_altered",
  "secret_name",
  "portal_id_as_key",
  "key_id_as_key",
  "signing_key_used",
];
const wrongSigningKeys = [
  "token_other_mode",
  "token_retired_key",
  "token_secret_key_used",
  "token_key_altered",
  "token_kid_unknown",
];

/** The line of the server's environment that must be changed. Never contains the key itself. */
function codeFor({ diagnosis, merchant }: Context): { title: string; text: string } | null {
  const [first] = diagnosis.findings;
  if (!first) return null;
  const { mode } = merchant.portal;
  const newest = (purpose: KnownKey["purpose"]) =>
    merchant.keys.find((key) => key.purpose === purpose && key.mode === mode && !key.isRetired);
  const line = (variable: string, prefix: string, key: KnownKey | undefined) =>
    key ? { title: "Your server’s environment", text: `${variable}=${prefix}_…${key.last4}` } : null;
  if (wrongKeys.includes(first.mistake)) return line(secretKeyVariable, `portico_${mode}`, newest("hash"));
  if (wrongSigningKeys.includes(first.mistake))
    return line(signingKeyVariable, `portico_sign_${mode}`, newest("token"));
  return null;
}

const isAllowable = (mistake: Mistake) => !notAllowable.includes(mistake);
