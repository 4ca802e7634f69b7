import type { SubscriptionView } from "../view/view-shape";

/**
 * What a page claims, sentence by sentence, as a customer reads it. An unknown sentence is a fault, because
 * nothing would check it. Days and amounts are as written.
 */
export type Claim =
  | Dated<"ends" | "tried" | "renews" | "free until" | "ended" | "runs until" | "changes">
  | { about: "charged"; day: string; amount: string | null }
  | Summed<"owed" | "sent and ahead" | "on its way" | "owed besides">
  | { about: "waits"; amount: string; moment: string | null }
  | Dated<"ends without card" | "pauses without card" | "unpayable">
  | { about: "then costs"; price: string }
  | { about: "then costs with card"; price: string }
  | { about: "charged until the end"; how: "charged" | "sent" }
  | { about: "paused until"; day: string | null }
  | { [Name in Silent]: { about: Name } }[Silent];

type Dated<Name extends string> = { [Each in Name]: { about: Each; day: string } }[Name];
type Summed<Name extends string> = { [Each in Name]: { about: Each; amount: string } }[Name];
type Silent =
  | "not tried"
  | "overdue"
  | "nothing more"
  | "nothing else"
  | "last charge"
  | "nothing by itself"
  | "nothing until resumed"
  | "not charged until resumed"
  | "starts when paid"
  | "never started"
  | "unknown"
  | "no claim";

const day = "([A-Z][a-z]+ \\d{1,2}, \\d{4})";
const moment = "([A-Z][a-z]+ \\d{1,2}, \\d{4} at \\d{1,2}:\\d{2} [AP]M UTC)";
const amount = "(\\$[\\d,]+\\.\\d{2})";
const price = "((?:\\d+ × )?\\$[\\d,]+\\.\\d{2} per month)";
const plan = "Lumen [A-Z][a-z]+";

const about = (name: Claim["about"], key?: "day" | "amount" | "price") => (one?: string) =>
  ({ about: name, ...(key && { [key]: one }) }) as Claim;
const dated = (name: Claim["about"]) => about(name, "day");
const silent = (name: Silent) => () => ({ about: name }) as Claim;
const waits = (sum?: string, until?: string): Claim => ({
  about: "waits",
  amount: sum ?? "",
  moment: until ?? null,
});

/** Every sentence that a page can show for these rows, and what it claims. */
const sentences: [pattern: string, claim: (...found: string[]) => Claim][] = [
  [`Free (?:for one more day|for \\d+ more days|until today)(?:, until ${day})?\\.`, dated("free until")],
  [`Then ${price}\\.`, about("then costs", "price")],
  [`Then ${price}, once you add a card\\.`, about("then costs with card", "price")],
  [`Ends on ${day}\\.`, dated("ends")],
  [`Ended on ${day}\\.`, dated("ended")],
  ["The first payment was not finished\\. Nothing was charged\\.", silent("never started")],
  ["Starts as soon as the first payment is made\\.", silent("starts when paid")],
  [`It then runs until ${day}\\.`, dated("runs until")],
  [`Your card is tried again on ${day}\\.`, dated("tried")],
  ["What is due is not collected automatically\\.", silent("not tried")],
  ["(?:An invoice is|\\d+ invoices are) overdue\\.", silent("overdue")],
  ["You won’t be charged again\\.", silent("nothing more")],
  ["Nothing else is charged\\.", silent("nothing else")],
  ["The next (?:charge|invoice) is the last one\\.", silent("last charge")],
  ["Nothing is charged automatically\\.", silent("nothing by itself")],
  ["Nothing new is charged until it is resumed\\.", silent("nothing until resumed")],
  ["You are not charged until it is resumed\\.", silent("not charged until resumed")],
  ["Until it ends it is charged as before\\.", () => ({ about: "charged until the end", how: "charged" })],
  ["Until it ends you are invoiced as before\\.", () => ({ about: "charged until the end", how: "sent" })],
  [`Renews on ${day}\\.`, dated("renews")],
  [`Changes to ${plan} on ${day}\\.`, dated("changes")],
  ["(?:Active\\. Payments|Payments|New payments) are paused for now\\.", () => paused(null)],
  ["(?:Payments|New payments) are paused until it ends\\.", () => paused(null)],
  [`(?:Active\\. Payments|Payments|New payments) are paused until ${day}\\.`, (until) => paused(until!)],
  [`Paid until ${day}\\. Payments are paused from then until ${day}\\.`, (_, until) => paused(until!)],
  [`The next (?:charge|invoice) is on ${day}\\.`, (when) => ({ about: "charged", day: when!, amount: null })],

  [`Your card was declined\\.|Nothing was changed\\.|Nothing changes before that\\.`, silent("no claim")],
  [`A payment of ${amount} is due\\.(?: Pay it to keep ${plan}\\.)?`, about("owed", "amount")],
  [`\\d+ payments are due, ${amount} in total\\.(?: Pay them to keep ${plan}\\.)?`, about("owed", "amount")],
  [
    `Your bank wants to confirm the payment of ${amount}\\.(?: Confirm it to keep ${plan}\\.)?(?! Confirm)`,
    about("owed", "amount"),
  ],
  [`An invoice of ${amount} is open\\. It is due on ${day}\\.`, about("sent and ahead", "amount")],
  [`\\d+ invoices are open, ${amount} in total\\.`, about("sent and ahead", "amount")],
  [`${amount} from earlier invoices is due as well\\.`, about("owed besides", "amount")],
  [`Your payment of ${amount} is on its way\\. This can take a few days\\.`, about("on its way", "amount")],
  [
    `Your change waits: your bank wants to confirm the payment of ${amount}\\. You can confirm it until ${moment}\\.`,
    waits,
  ],
  [`You can pay ${amount} with another card until ${moment}\\.`, waits],
  [`Your change waits for a payment of ${amount}\\. You can pay it until ${moment}\\.`, waits],
  [
    `Your bank wants to confirm the payment of ${amount}\\. Confirm it by ${moment} to (?:start|resume) ${plan}\\.`,
    waits,
  ],
  [
    `(?:Pay|Finish the payment of) ${amount}(?: with another card)? by ${moment} to (?:start|resume) ${plan}\\.`,
    waits,
  ],
  [`There is no card on file\\. Without one, ${plan} ends on ${day}\\.`, dated("ends without card")],
  [`There is no card on file\\. Without one, ${plan} is paused on ${day}\\.`, dated("pauses without card")],
  [
    `There is no card on file\\. Without one, the first payment for ${plan} cannot be made on ${day}\\.`,
    dated("unpayable"),
  ],
  [`There is no card on file\\. Add one to resume ${plan}\\.`, silent("no claim")],
];

const paused = (until: string | null): Claim => ({ about: "paused until", day: until });

/** Every claim of a subscription's card: in its headline, its notice and its next charge. */
export function claimsOf({ headline, notice, details }: SubscriptionView): Claim[] {
  const charges = details.filter(({ label }) => label === "Next charge" || label === "Next invoice");
  return [
    ...readSentences(headline),
    ...readSentences(notice?.text ?? ""),
    ...readSentences(notice?.besides ?? ""),
    ...charges.flatMap(({ value }) => readCharge(value)),
  ];
}

function readCharge(value: string): Claim[] {
  const found = new RegExp(`^${amount} on ${day}$`).exec(plain(value));
  return found ? [{ about: "charged", day: found[2]!, amount: found[1]! }] : [{ about: "unknown" }];
}

function readSentences(text: string): Claim[] {
  const claims: Claim[] = [];
  for (let rest = plain(text); rest !== "";) {
    const taken = sentences.flatMap(([pattern, claim]) => {
      const found = new RegExp(`^(?:${pattern})(?: |$)`).exec(rest);
      return found ? [{ length: found[0].length, claim: claim(...found.slice(1)) }] : [];
    });
    // If several patterns match, the longest is the sentence that was shown.
    const [longest] = taken.sort((one, other) => other.length - one.length);
    if (!longest) return [...claims, { about: "unknown" }];
    claims.push(longest.claim);
    rest = rest.slice(longest.length);
  }
  return claims;
}

/** Dates and times have no-break spaces, and each sentence of a headline starts a line. */
export const plain = (text: string) => text.replace(/[\u00a0\u202f\n]/g, " ");
