import type { Stored, World } from "../world";
import { type Html, html, page } from "./html";
import { testMethods } from "./test-methods";

export type IntentPage = {
  title: string;
  /** The page's subject: an amount, or the card's owner. */
  about: string;
  /** The label of the button. */
  verb: string;
  /** The target of the page's forms: `/_hosted/setup/seti_…`. */
  address: string;
  /** Passed on by every form: the intent's secret and the return URL. */
  hidden: Record<string, string>;
  /** The target of the cancel link. */
  cancel?: string | undefined;
};

/** The page for an intent's current status: a choice of cards, the bank's question, or the result. */
export function intentPage(world: World, intent: Stored, shown: IntentPage, refusal?: string): string {
  const { title, about } = shown;
  const content = html`
    <p class="quiet">Sandbox: no real card data is accepted, and no money moves</p>
    <h1>${title}</h1>
    <p class="quiet">${about}</p>
    <div class="sheet">${state(world, intent, shown, refusal)}</div>
    ${shown.cancel && html`<p><a href="${shown.cancel}">Go back</a></p>`}
  `;
  return page(title, content, { narrow: true });
}

function state(world: World, intent: Stored, shown: IntentPage, refusal: string | undefined): Html {
  switch (intent.status) {
    case "succeeded":
      return html`<p class="good" role="status">Done. You can close this page.</p>`;
    case "canceled":
      return html`<p class="bad" role="status">This was canceled. There is nothing to do any more.</p>`;
    case "requires_action":
      return authenticationForm(shown);
    default:
      return cardForm(world, intent, shown, refusal);
  }
}

/** The bank's question in 3-D Secure. */
function authenticationForm({ address, hidden }: IntentPage): Html {
  return html`<h2>Your bank asks</h2>
    <p>The bank wants to know that it is the cardholder. Decide what the customer does:</p>
    <form method="post" action="${address}/authenticate">
      ${hiddenFields(hidden)}
      <button name="passed" value="true">Complete authentication</button>
      <button class="plain" name="passed" value="false">Fail authentication</button>
    </form>`;
}

function cardForm(world: World, intent: Stored, shown: IntentPage, refusal: string | undefined): Html {
  const { address, hidden, verb } = shown;
  const error = (intent.last_setup_error ?? intent.last_payment_error) as { message?: string } | null;
  const message = refusal ?? error?.message;
  return html`${message && html`<p class="bad" role="alert">${message}</p>`}
    <form method="post" action="${address}/confirm">
      ${hiddenFields(hidden)}
      <h2>Choose a test payment method</h2>
      ${testMethods(world, intent.customer)}
      <div class="foot"><button>${verb}</button></div>
    </form>`;
}

const hiddenFields = (hidden: Record<string, string>): Html[] =>
  Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
