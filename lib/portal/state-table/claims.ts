import type { SubscriptionView } from "../view/view-shape";

/**
 * A claim that the page makes. Every sentence that a customer reads makes a claim. An unknown sentence is a fault,
 * because no check would cover it. Days and amounts are texts, as the page shows them.
 */
export type Claim =
  | Dated<"ends" | "tried" | "renews" | "free until" | "ended" | "runs until" | "changes">
  | { about: "charged"; day: string; amount: string | null }
  | Summed<"owed" | "sent and ahead" | "on its way" | "owed besides">
  | { about: "waits"; amount: string; moment: string | null }
  | Dated<"ends without card" | "pauses without card" | "unpayable">
  | { about: "then costs" | "then costs with card"; day: string; price: string }
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
const price = "(\\$[\\d,]+\\.\\d{2} per month)";
const plan = "Lumen [A-Z][a-z]+";

const about = (name: Claim["about"], key?: "day" | "amount") => (one?: string) =>
  ({ about: name, ...(key && { [key]: one }) }) as Claim;
const dated = (name: Claim["about"]) => about(name, "day");
const trialThen = (name: "then costs" | "then costs with card") => (end?: string, cost?: string) =>
  [
    { about: "free until", day: end! },
    { about: name, day: end!, price: cost! },
  ] as Claim[];
const silent = (name: Silent) => () => ({ about: name }) as Claim;
const waits = (sum?: string, until?: string): Claim => ({
  about: "waits",
  amount: sum ?? "",
  moment: until ?? null,
});

/** Every sentence that a page can show for these rows, and the claim that it makes. */
const sentences: [pattern: string, claim: (...found: string[]) => Claim | Claim[]][] = [
  [`Your trial ends on ${day}`, dated("free until")],
  [`Your trial ends on ${day}\\. Then ${price}\\.`, trialThen("then costs")],
  [`Your trial ends on ${day}\\. Then ${price}, once you add a card\\.`, trialThen("then costs with card")],
  [`(?:Yours until|Ends on) ${day}`, dated("ends")],
  [`Ended on ${day}(?:\\. It was ${price}\\.)?`, dated("ended")],
  ["The first payment was never completed\\. Nothing was charged\\.", silent("never started")],
  ["Starts as soon as the first payment goes through", silent("starts when paid")],
  [`Then runs until ${day}`, dated("runs until")],
  [`We’ll try your card again on ${day}`, dated("tried")],
  ["What’s due won’t be charged automatically", silent("not tried")],
  ["(?:An invoice is|\\d+ invoices are) overdue", silent("overdue")],
  ["You won’t be charged again", silent("nothing more")],
  ["Nothing else will be charged", silent("nothing else")],
  ["The next (?:payment|invoice) is your last", silent("last charge")],
  ["(?:We’ve stopped trying your card|Nothing is charged automatically)", silent("nothing by itself")],
  ["Nothing new will be charged while paused", silent("nothing until resumed")],
  ["You won’t be charged while paused", silent("not charged until resumed")],
  ["Payments continue until it ends", () => ({ about: "charged until the end", how: "charged" })],
  ["Invoices continue until it ends", () => ({ about: "charged until the end", how: "sent" })],
  [`Renews on ${day}`, dated("renews")],
  [`Changes to ${plan} on ${day}`, dated("changes")],
  ["(?:Payments|New payments) are paused for now", () => paused(null)],
  ["(?:Payments|New payments) are paused until it ends", () => paused(null)],
  [`(?:Payments resume on|(?:Payments|New payments) are paused until) ${day}`, (until) => paused(until!)],
  [`Paid until ${day}, then paused until ${day}`, (_, until) => paused(until!)],
  [`Next (?:payment|invoice) on ${day}`, (when) => ({ about: "charged", day: when!, amount: null })],
  [
    `Next (?:payment|regular payment|invoice) ${amount} on ${day}`,
    (sum, when) => ({ about: "charged", day: when!, amount: sum! }),
  ],

  ["(?:Your card was declined|Confirm your (?:change|payment)(?: to start)?)\\.", silent("no claim")],
  ["Your (?:last payment|payment|change) didn’t go through\\.", silent("no claim")],
  ["(?:A payment is due|\\d+ payments are due|Your payment is on its way)\\.", silent("no claim")],
  ["(?:Finish your (?:change|payment to start)|There’s no card on file)\\.", silent("no claim")],
  [`(?:Add a card to (?:keep|resume) ${plan}|Due on [A-Z][a-z]+ \\d{1,2}, \\d{4})\\.`, silent("no claim")],
  [`${amount} is due(?: in total)?\\.`, about("owed", "amount")],
  [`Pay ${amount}(?: in total)? to keep ${plan}\\.`, about("owed", "amount")],
  [`Your bank wants you to confirm ${amount}(?: to keep ${plan})?\\.`, about("owed", "amount")],
  [`Invoice for ${amount}\\.`, about("sent and ahead", "amount")],
  [`\\d+ invoices are open\\. ${amount} in total\\.`, about("sent and ahead", "amount")],
  [`${amount} from earlier invoices is due as well\\.`, about("owed besides", "amount")],
  [`${amount} can take a few days to arrive\\.`, about("on its way", "amount")],
  [`Another ${amount} is on its way and can take a few days to arrive\\.`, about("on its way", "amount")],
  [
    `(?:Your bank wants you to confirm|Pay) ${amount}(?: with another card)? by ${moment}\\. Until then you stay on ${plan}\\.`,
    waits,
  ],
  [
    `(?:Your bank wants you to confirm|Pay) ${amount}(?: with another card)? by ${moment} to (?:start|resume) ${plan}\\.`,
    waits,
  ],
  [`Without one, your plan ends with the trial on ${day}\\.`, dated("ends without card")],
  [`Without one, your plan pauses on ${day}\\.`, dated("pauses without card")],
  [`Without one, the first payment can’t be made on ${day}\\.`, dated("unpayable")],
];

const paused = (until: string | null): Claim => ({ about: "paused until", day: until });

/** Every claim of a subscription's card: from its headline, notice, price and steps. */
export function claimsOf({ headline, notice, price: shown, steps }: SubscriptionView): Claim[] {
  const claims = [
    ...readSentences(headline),
    ...readSentences(notice ? `${notice.title}. ${notice.text}` : ""),
    ...readSentences(notice?.besides ?? ""),
  ];
  if (claims.some(({ about: what }) => what === "charged")) return claims;
  // If no sentence is about the next charge, its amount is the price, and its day is that of the renewal or of the
  // trial's end.
  return [...claims, ...claims.flatMap((claim) => chargeIn(claim, shown)), ...readSteps(steps)];
}

function chargeIn(claim: Claim, shown: string): Claim[] {
  if (claim.about === "renews") return [{ about: "charged", day: claim.day, amount: sumIn(shown) }];
  if (claim.about !== "then costs") return [];
  return [{ about: "charged", day: claim.day, amount: sumIn(claim.price) }];
}

/** The only amount in a price. With several amounts or none, the result matches no answer. */
function sumIn(written: string): string {
  return new RegExp(`^${amount} per month$`).exec(plain(written))?.[1] ?? `unclear: ${written}`;
}

/** Reads the next step: a plan that starts on a day is charged on that day. */
function readSteps(steps: SubscriptionView["steps"]): Claim[] {
  const [, next] = steps;
  if (!next) return [];
  const found = new RegExp(`^${plan}, ${amount} per month from ${day}$`).exec(
    plain(`${next.what} ${next.when}`),
  );
  return [found ? { about: "charged", day: found[2]!, amount: found[1]! } : { about: "unknown" }];
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
    claims.push(...[longest.claim].flat());
    rest = rest.slice(longest.length);
  }
  return claims;
}

/** Replaces the no-break spaces of dates and times, and the line breaks between the sentences of a headline. */
export const plain = (text: string) => text.replace(/[\u00a0\u202f\n]/g, " ");
