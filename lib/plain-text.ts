/**
 * Makes a text written by someone else safe to show. Removes direction marks and invisible characters, which can make
 * "$1" read as another amount, or one name look like another. Cuts down stacks of accents that are higher than in any
 * language, because they would cover the neighboring lines. Leaves joiners, which Persian and emoji need.
 */
export function plainText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(breaks, " ").replace(unseen, "").replace(stacks, "$1").toWellFormed();
}

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Invisible characters, except for the two joiners and the selectors for variants of emoji and letters. */
const unseen = /(?![\u200c\u200d\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const stacks = /(\p{M}{8})\p{M}+/gu;
const suspicious = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2028\u2029]|\p{M}{9}/u;
