import type { FrameLocator, Locator, Page } from "@playwright/test";
import type { StateRow } from "@/lib/portal/permission-table/state-row";
import type { PortalSettings } from "@/lib/settings/schema";
import type { OwnJourneys } from "../support/journey";
import type { World } from "../support/world";

/**
 * Everything that the tests of all operations need to know about one operation. Unit tests import the cases, too, so
 * these files import only types from Playwright.
 */
export type OperationCase = {
  /** An input that a page could send: well formed, but without a valid quote where money is involved. */
  input: object;
  lastClick: LastClick;
  /** The operation's own journeys, in addition to those that refusals.spec.ts has for every operation. */
  journeys: OwnJourneys;
  /** The name of the operation's dialog, if it differs from the operation's name. */
  dialog?: string;
  /** True if the form shows or overwrites personal data, so that visits without a proof don't have it. */
  needsProof?: true;
  /**
   * For a row of the permission table: `may` if the operation is allowed, `nothingToChoose` if it is allowed but the
   * customer has nothing to choose from, or null if the row itself says whether it is allowed.
   */
  inState?(row: StateRow): "may" | "nothingToChoose" | null;
};

/** Operations on the customer name no subscription, so each defines its own request for another customer's object. */
export type CustomerOperationCase = OperationCase & { foreign(world: World): Promise<ForeignRequest> };

/** How one of Lumen's everyday customers does an operation, up to the last click. */
export type LastClick = {
  email: string;
  /** Settings that the merchant has to turn on, in addition to those that are on in every journey. */
  on?: Partial<PortalSettings>;
  /** The settings that turn the operation off; absent if nothing can. */
  off?: Partial<PortalSettings>;
  /** Brings the customer into a state in which the operation is possible. */
  prepare?(world: World): Promise<unknown>;
  /** Does everything up to the last click, and returns the button for it. */
  reach(portal: FrameLocator, page: Page): Promise<Locator>;
  /** The message that the customer reads afterwards. */
  done: RegExp;
  /** The request to Stripe that makes the change, as `METHOD path`. */
  request: RegExp;
};

/** A request for another customer's object: the text to replace in the page's request, and the expected answer. */
export type ForeignRequest = {
  /** A text in the request that the page is about to send. */
  own: string;
  /** The text that replaces it. */
  foreign: string;
  refusal: string;
};

export type Owned = { id: string; customer: string; status: string };

export const ada = "ada@example.com";
export const ben = "cus_LumenBen";
export const quote = "v1.AAAA";
export const updates = /^POST \/v1\/subscriptions\/sub_\w+$/;

export const inDialog = (portal: FrameLocator, name: string | RegExp) =>
  portal.getByRole("dialog").getByRole("button", { name });
export const press = (portal: FrameLocator, name: string) => portal.getByRole("button", { name }).click();

export const saveMastercard = ({ stripe }: World) =>
  stripe.paymentMethods.attach("pm_card_mastercard", { customer: "cus_LumenAda" });

/** These operations always act on the visit's customer, so a page that names a customer sends an unknown field. */
export const foreignCustomer = async (): Promise<ForeignRequest> => ({
  own: '{"intentId":',
  foreign: `{"customerId":"${ben}","intentId":`,
  refusal: "Something was wrong with this request. Nothing was changed.",
});

export async function foreignMethod({ stripe }: World): Promise<ForeignRequest> {
  const [own] = (await stripe.customers.listPaymentMethods("cus_LumenAda", { limit: 1 })).data;
  const foreign = await stripe.paymentMethods.attach("pm_card_visa", { customer: ben });
  return {
    own: own?.id ?? "",
    foreign: foreign.id,
    refusal: "This payment method is no longer saved. Nothing was changed.",
  };
}
