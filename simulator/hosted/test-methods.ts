import { type CardBehavior, testCards } from "../billing/payments/test-cards";
import type { World } from "../world";
import { type Html, html } from "./html";

type Choice = { id: string; label: string; about: string };

/**
 * The payment methods that a page offers: the customer's own, then every test card with its behavior. The page has no
 * field for a number, so nobody enters a real card.
 */
export function testMethods(world: World, customer: unknown): Html {
  const own = typeof customer === "string" ? savedMethods(world, customer) : [];
  const known = Object.entries(testCards)
    .filter(([, { number }], index, all) => all.findIndex(([, other]) => other.number === number) === index)
    .map(([id, { number, brand, behavior }]) => ({
      id,
      label: `${capital(brand)} ${grouped(number)}`,
      about: describeBehavior(behavior),
    }));
  const kinds: [string, Choice[]][] = [
    ["On file", own],
    ["Works", known.filter(({ about }) => about.startsWith(alwaysPays))],
    ["Asks the customer", known.filter(({ about }) => about.startsWith(needsAuthentication))],
    [
      "Is declined",
      known.filter(({ about }) => !about.startsWith(alwaysPays) && !about.startsWith(needsAuthentication)),
    ],
  ];
  const first = (own[0] ?? known[0])?.id;
  return html`${kinds
    .filter(([, choices]) => choices.length > 0)
    .map(
      ([title, choices]) =>
        html`<fieldset>
          <legend>${title}</legend>
          ${choices.map((choice) => option(choice, choice.id === first))}
        </fieldset>`,
    )}`;
}

function option({ id, label, about }: Choice, isChosen: boolean): Html {
  const radio = isChosen
    ? html`<input type="radio" name="payment_method" value="${id}" required checked />`
    : html`<input type="radio" name="payment_method" value="${id}" required />`;
  return html`<label class="choice"
    >${radio}<span><b>${label}</b> <span class="quiet">${about}</span></span></label
  >`;
}

function savedMethods(world: World, customer: string): Choice[] {
  const methods = world.all("payment_method").filter((method) => method.customer === customer);
  return methods.map((method) => {
    const type = String(method.type);
    const { brand = type, last4 = "" } = (method[type] ?? {}) as { brand?: string; last4?: string };
    return { id: method.id, label: `${capital(brand)} •••• ${last4}`, about: "kept for this customer" };
  });
}

const alwaysPays = "every payment goes through";
const needsAuthentication = "authentication";

function describeBehavior({ attach, charge, authentication, refund }: CardBehavior): string {
  const { setUp, onSession, offSession } = authentication;
  if (setUp || onSession) {
    const later = {
      always: "and at every payment",
      unless_set_up: "and at payments until it was set up",
      never: "and while the customer is there",
    }[offSession];
    return `${needsAuthentication} when it is set up, ${later}${charge ? "; then declined" : ""}`;
  }
  if (attach) return `refused at once: ${(attach.declineCode ?? attach.code).replaceAll("_", " ")}`;
  if (charge) return "can be kept, but every payment is declined";
  return refund ? `${alwaysPays}; a refund ${refund === "fails" ? "fails later" : "takes days"}` : alwaysPays;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const grouped = (number: string): string => number.replace(/(\d{4})(?=\d)/g, "$1 ");
