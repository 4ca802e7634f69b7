/**
 * A text of somebody else's as it may be shown. Marks that turn the direction of text around and characters nobody sees
 * go: with them "$1" reads as another amount, and one name passes for another. A stack of accents higher than any
 * language's is cut down, because it would cover the lines around it. Joiners stay, which Persian and emoji need.
 */
export function plainText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(breaks, " ").replace(unseen, "").replace(stacks, "$1").toWellFormed();
}

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Without the two joiners and the variants of emoji and letters. */
const unseen = /(?![\u200c\u200d\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const stacks = /(\p{M}{8})\p{M}+/gu;
const suspicious = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2028\u2029]|\p{M}{9}/u;
