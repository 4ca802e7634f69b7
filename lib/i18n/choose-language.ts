import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { defaultLanguage, isLanguage, type Language, languageTags } from "./languages";

/** What may name the language of a visit. Every tag comes from outside and may be anything. */
export type LanguageHints = {
  /** What the merchant's page asks for. */
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
 * The language a visit begins in: the first of these that the portal has. The page's, Stripe's and the browser's where
 * the merchant uses them, and the portal's default.
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

/** Where no portal has a say: the language of the page, or else of the browser (its `Accept-Language` header). */
export function guessLanguage(browser: string | null, page?: string): Language {
  return findLanguage([...(page ? [page] : []), ...acceptedLanguages(browser ?? "")]) ?? defaultLanguage;
}

// Browsers send a handful.
const maxHeaderLength = 20;

/** The tags of an `Accept-Language` header, the preferred one first. */
function acceptedLanguages(header: string): string[] {
  return new Negotiator({ headers: { "accept-language": header } }).languages().slice(0, maxHeaderLength);
}

// No language of ours: "no linguistic content" (ISO 639-2).
const none = "zxx";

/**
 * The language that serves a reader of the first of these tags best, by CLDR's distances: `pt-AO` reads `pt`, `no`
 * reads `nb`, `iw` is `he`. Null where none comes near. Tags that aren't well formed are ignored.
 */
export function findLanguage(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const reduced = reduce(tag);
    const found = reduced ? match([reduced], languageTags, none) : none;
    if (isLanguage(found)) return found;
  }
  return null;
}

// The matcher remembers every tag it has seen, and strangers may send any. Beyond this many, only languages count.
const maxTags = 2000;
const seen = new Set<string>();

/** Language, script and region of a tag, without what doesn't matter for reading; null when it isn't well formed. */
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
