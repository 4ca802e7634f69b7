import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { defaultLanguage, isLanguage, type Language, languageTags } from "./languages";

/** Sources of a visit's initial language. Every tag comes from outside and may be any text. */
export type LanguageHints = {
  /** Requested by the merchant's page. */
  page?: string | null;
  /** `preferred_locales` of the customer in Stripe, in its order. */
  stripe?: readonly string[];
  /** The browser's `Accept-Language` header. */
  browser?: string | null;
};

export type LanguageSettings = {
  stripeLanguage: boolean;
  detectLanguage: boolean;
  defaultLanguage: Language;
};

/**
 * The initial language of a visit: the first available language of the page's, Stripe's and the browser's tags, if
 * the merchant has turned these sources on. Otherwise, the portal's default.
 */
export function chooseLanguage(hints: LanguageHints, settings: LanguageSettings): Language {
  const sources = [
    hints.page ? [hints.page] : [],
    settings.stripeLanguage ? (hints.stripe ?? []) : [],
    settings.detectLanguage ? acceptedLanguages(hints.browser ?? "") : [],
  ];
  for (const tags of sources) {
    const language = findLanguage(tags);
    if (language) return language;
  }
  return settings.defaultLanguage;
}

/** The language if there is no portal: the page's, or else the browser's (its `Accept-Language` header). */
export function guessLanguage(browser: string | null, page?: string): Language {
  return findLanguage([...(page ? [page] : []), ...acceptedLanguages(browser ?? "")]) ?? defaultLanguage;
}

// Browsers send only a few tags.
const maxHeaderLength = 20;

/** The tags of an `Accept-Language` header, most preferred first. */
function acceptedLanguages(header: string): string[] {
  return new Negotiator({ headers: { "accept-language": header } }).languages().slice(0, maxHeaderLength);
}

// Never one of our languages: "no linguistic content" (ISO 639-2).
const none = "zxx";

/**
 * The language closest by CLDR's distances to the first of these tags that has a close one: `pt-AO` gets `pt`, `no`
 * gets `nb`, and `iw` gets `he`. Null if none is close. Malformed tags are ignored.
 */
export function findLanguage(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const reduced = reduce(tag);
    const found = reduced ? match([reduced], languageTags, none) : none;
    if (isLanguage(found)) return found;
  }
  return null;
}

// The matcher caches every tag it has seen, and strangers can send any. Once it has cached this many, only the language
// part counts.
const maxTags = 2000;
const seen = new Set<string>();

/** A tag's language, script and region, without parts that don't matter for reading; null if malformed. */
function reduce(tag: string): string | null {
  try {
    const { language, script, region } = new Intl.Locale(tag);
    const reduced = [language, script, region].filter(Boolean).join("-");
    if (seen.has(reduced)) return reduced;
    if (seen.size >= maxTags) return languageNames.of(language) ? language : null;
    seen.add(reduced);
    return reduced;
  } catch {
    return null;
  }
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
