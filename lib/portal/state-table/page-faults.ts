import type { Answers } from "@/oracle/answers";
import type { SubscriptionView } from "../view/view-shape";
import { type Claim, claimsOf, plain } from "./claims";

/** Lists everything on a page that is untrue, and every question that it leaves unanswered. Empty if there are none. */
export function faultsOf(page: SubscriptionView, answers: Answers): string[] {
  const claims = claimsOf(page);
  return [
    ...claims.flatMap(({ about }) => (about === "unknown" ? ["no check covers its sentence"] : [])),
    ...owed(claims, answers),
    ...tried(claims, answers),
    ...charged(claims, answers),
    ...ends(claims, answers, page),
    ...can(page, answers),
    ...canceled(page, answers),
  ];
}

type Of<About extends Claim["about"]> = Extract<Claim, { about: About }>;

const claimsAbout = <About extends Claim["about"]>(claims: Claim[], ...about: About[]): Of<About>[] =>
  claims.filter((claim): claim is Of<About> => (about as string[]).includes(claim.about));
const makesClaim = (claims: Claim[], ...about: Claim["about"][]) => claimsAbout(claims, ...about).length > 0;

/** Compares two lists, whatever their order. The fault names the question. */
function compare(question: string, said: unknown[], meant: unknown[]): string[] {
  const [one, other] = [said, meant].map((values) => JSON.stringify([...values].sort()));
  return one === other ? [] : [`${question}: the page says ${one}, but the answer is ${other}`];
}

function owed(claims: Claim[], { owed: debt, onItsWay, waits }: Answers): string[] {
  const due = debt.amount - onItsWay;
  const waiting = claimsAbout(claims, "waits");
  return [
    ...compare(
      "owed",
      claimsAbout(claims, "owed", "sent and ahead", "owed besides").map(({ amount }) => amount),
      due > 0 ? [money(due)] : [],
    ),
    ...compare(
      "on its way",
      claimsAbout(claims, "on its way").map(({ amount }) => amount),
      onItsWay > 0 && due === 0 ? [money(onItsWay)] : [],
    ),
    ...compare(
      "waits",
      waiting.map(({ amount, moment }) => [amount, moment]),
      waits ? [[money(waits.amount), moment(waits.until)]] : [],
    ),
  ];
}

function tried(claims: Claim[], { owed: debt, onItsWay, tried: tries, waits }: Answers): string[] {
  const [first] = tries;
  const saysNot = makesClaim(claims, "not tried", "nothing by itself", "overdue", "sent and ahead");
  const isDue = debt.amount > onItsWay && !makesClaim(claims, "ended");
  return [
    ...compare(
      "tried",
      claimsAbout(claims, "tried").map((claim) => claim.day),
      first ? [dayOf(first.at)] : [],
    ),
    ...(first && saysNot ? ["tried: the page denies a coming attempt"] : []),
    ...(isDue && !first && !saysNot && !waits
      ? ["tried: the page doesn't say that the debt won't be retried"]
      : []),
  ];
}

function charged(
  claims: Claim[],
  { charged: charge, tried: tries, owed: debt, ends: end, waits }: Answers,
): string[] {
  const faults: string[] = [];
  const named = claimsAbout(claims, "charged");
  // If payments are paused until the day of the charge, that charge is the first one after the pause.
  const resumed = claimsAbout(claims, "paused until").filter(
    (claim) => charge && claim.day === dayOf(charge.at),
  );
  const said = named.length > 0 ? named : resumed.map((claim) => ({ ...claim, amount: null }));
  // While collection is paused, the page knows the day but not the amount.
  const day = charge && dayOf(charge.at);
  const dayOnly = said.some(({ amount }) => amount === null);
  faults.push(
    ...compare(
      "charged",
      said.map((claim) => [claim.day, claim.amount]),
      charge ? [[day, dayOnly ? null : money(charge.amount)]] : [],
    ),
  );
  const isPaused = makesClaim(claims, "not charged until resumed") && waits?.for !== "resumption";
  if (
    (makesClaim(claims, "nothing more") || isPaused) &&
    (charge || tries.length > 0 || debt.amount > 0 || waits)
  )
    faults.push('charged: the page says "never again"');
  if (makesClaim(claims, "nothing else") && charge) faults.push('charged: the page says "nothing else"');
  if (makesClaim(claims, "last charge") && (charge?.from !== "draft" || !end))
    faults.push("charged: the page calls it the last charge");
  if (makesClaim(claims, "nothing by itself", "nothing until resumed") && charge)
    faults.push("charged: the page denies automatic charges");
  if (makesClaim(claims, "then costs") && (!charge || charge.from !== "renewal"))
    faults.push("charged: the page shows a price although nothing is charged");
  const until = claimsAbout(claims, "charged until the end")[0];
  if (
    until &&
    (!charge || !end || (charge.from === "renewal" && (charge.how === "sent") !== (until.how === "sent")))
  )
    faults.push("charged: the page says that charges continue until the end");
  if (
    makesClaim(claims, "renews") &&
    charge?.from !== "draft" &&
    dayOf(charge?.at ?? 0) !== claimsAbout(claims, "renews")[0]!.day
  )
    faults.push("charged: the page shows another renewal date");
  return faults;
}

function ends(
  claims: Claim[],
  { ends: end, pauses, waits }: Answers,
  { status }: SubscriptionView,
): string[] {
  const certain = end?.kind === "certain" ? [dayOf(end.at)] : [];
  const isBegun = waits?.for !== "start";
  const isConditional = end?.kind === "without card";
  // A certain end may follow a conditional one, and the page may name both.
  const said = claimsAbout(claims, isBegun ? "ends" : "runs until").map(({ day }) => day);
  return [
    ...(isConditional ? [] : compare("ends", said, certain)),
    ...compare(
      "ends without card",
      claimsAbout(claims, "ends without card").map(({ day }) => day),
      isConditional ? [dayOf(end.at)] : [],
    ),
    ...compare(
      "pauses without card",
      claimsAbout(claims, "pauses without card").map(({ day }) => day),
      pauses === null ? [] : [dayOf(pauses)],
    ),
    ...(status.value === "canceled" && !makesClaim(claims, "ended")
      ? ["ends: the page doesn't say that the subscription has ended"]
      : []),
  ];
}

function can({ actions, notice }: SubscriptionView, { can: possible }: Answers): string[] {
  const pays = [notice?.pay, ...(notice?.debts ?? []).map(({ pay }) => pay)];
  const payable = new Set(pays.flatMap((pay) => (pay ? [pay.invoiceId] : [])));
  return [
    ...compare("pay", [...payable], possible.pay),
    ...compare("stop", [actions.includes("cancellation")], [possible.stop]),
    ...compare("restart", [actions.includes("resubscribe")], [possible.restart]),
    ...(actions.includes("resume") && !possible.resume
      ? ["resume: the page offers it although it isn't possible"]
      : []),
  ];
}

/**
 * Checks the dialog before a cancellation: the charges until the period ends, and the debts that remain if the
 * subscription ends immediately.
 */
function canceled(
  { cancellation }: SubscriptionView,
  { owed: debt, onItsWay, tried: tries, charged: charge }: Answers,
) {
  if (!cancellation || cancellation.facts[0]?.title?.includes("hasn’t started")) return [];
  const said = plain(cancellation.facts.flatMap(({ title, text }) => [title, text]).join(" "));
  const isNow = cancellation.moment === "now";
  const due = debt.amount - onItsWay;
  const isDraftAhead = !isNow && charge?.from === "draft";
  const says = {
    "ends today": isNow,
    "stop collecting your open payment": isNow && due > 0,
    "are still due": !isNow && due > 0 && debt.invoices.length > 1,
    "is still due": !isNow && due > 0 && debt.invoices.length === 1,
    "is on its way": onItsWay > 0,
    "try your card again on": !isNow && tries.length > 0,
    "for the current period still goes through": isDraftAhead,
    "Nothing else is charged": !isNow && debt.amount > 0 && !isDraftAhead,
  };
  return [
    ...Object.entries(says).flatMap(([words, isSo]) =>
      said.includes(words) === isSo
        ? []
        : [`canceling: the page ${isSo ? "does not say" : "says"} "${words}"`],
    ),
    ...(due > 0 && !said.includes(money(due)) ? ["canceling: the page doesn't state the debt"] : []),
    ...(tries[0] && !isNow && !said.includes(dayOf(tries[0].at))
      ? ["canceling: the page doesn't state the next attempt"]
      : []),
  ];
}

/**
 * Dates and amounts are formatted here without the portal's code, so that a formatting bug isn't compared with itself.
 */
const months = "January February March April May June July August September October November December".split(
  " ",
);

export function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
}

function moment(seconds: number): string {
  const date = new Date(seconds * 1000);
  const hour = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, "0");
  return `${dayOf(seconds)} at ${hour % 12 || 12}:${minutes} ${hour < 12 ? "AM" : "PM"} UTC`;
}

export const money = (cents: number) => `$${(cents / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
