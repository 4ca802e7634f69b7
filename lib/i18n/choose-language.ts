import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { defaultLanguage, type Language, languageTags } from "./languages";

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
 * The initial language of a visit: the first available one that the page, Stripe or the browser names. Stripe and the
 * browser count only if the merchant has turned them on. The last resort is the portal's default.
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

// The tag for "no linguistic content" (ISO 639-2), which is never one of our languages.
const none = "zxx";

/** The portal's language for the first of these tags that a language is close to. Null if no language is close. */
export function findLanguage(tags: readonly string[]): Language | null {
  return closestOf(tags, languageTags);
}

/**
 * The language in `available` for the first of these tags that a language is close to, by CLDR's distances: `pt-AO`
 * gets `pt`, `no` gets `nb`, and `iw` is `he`. Null if no language is close. Malformed tags are ignored.
 */
export function closestOf<Tag extends string>(
  tags: readonly string[],
  available: readonly Tag[],
): Tag | null {
  for (const tag of tags) {
    const reduced = reduce(tag, available);
    const closest = reduced ? match([reduced], available, none) : none;
    const found = available.find((known) => known === closest);
    if (found) return found;
  }
  return null;
}

// The matcher caches every tag it has seen, and strangers can send any. After this many tags, new ones are reduced to
// the parts that may decide between two languages.
const maxTags = 2000;
const seen = new Set<string>();

/** A tag's language, script and region, without parts that don't matter for reading; null if malformed. */
function reduce(tag: string, available: readonly string[]): string | null {
  try {
    const locale = new Intl.Locale(tag);
    const reduced = [locale.language, locale.script, locale.region].filter(Boolean).join("-");
    if (seen.has(reduced)) return reduced;
    if (seen.size >= maxTags) return reduceFurther(locale, available);
    seen.add(reduced);
    return reduced;
  } catch {
    return null;
  }
}

/** Reduces a tag to one of a few thousand: without a script, and with a region only if the language is available. */
function reduceFurther(locale: Intl.Locale, available: readonly string[]): string | null {
  const { language, script } = locale;
  const isAvailable = available.some((tag) => tag.split("-", 1)[0] === language);
  const region = locale.region ?? (script && locale.minimize().region);
  if (isAvailable && region && regionNames.of(region)) return `${language}-${region}`;
  return languageNames.of(language) ? language : null;
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
