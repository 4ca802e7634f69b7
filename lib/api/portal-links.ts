import "server-only";
import { randomText, seal, sha256, unseal } from "../crypto";
import type { ApiCaller } from "../db/api-keys";
import { createPortalLink, findRepeatedLink, type NewPortalLink } from "../db/portal-links";
import { findPortal, type PortalRow } from "../db/portals";
import { env } from "../env";
import { addLogContext } from "../log/context";
import { withoutRequestBudget } from "../portal/door/request-budget";
import { type Embedding, isAllowedOrigin } from "../portal/proof/origins";
import type { IdentifyBy } from "../portal/proof/proof";
import { effectiveSettings } from "../settings/effective";
import { stripeFor } from "../stripe/connection/client";
import { findCustomers } from "../stripe/customers/customers";
import { findSubscription } from "../stripe/subscriptions/subscriptions";
import { ApiError } from "./errors";
import { identityOf } from "./identity";
import type { NewPortalLinkRequest, PortalLink } from "./schemas";

/**
 * Makes a link that opens the hosted page once. The same request with the same idempotency key gets the same link for a
 * day after it expires.
 *
 * @param idempotency the Idempotency-Key header and the request's text.
 */
export async function makePortalLink(
  caller: ApiCaller,
  asked: NewPortalLinkRequest,
  idempotency: { key: string | null; text: string },
  now = new Date(),
): Promise<PortalLink> {
  const requestHash = sha256(idempotency.text);
  const idempotencyKey = idempotency.key === null ? null : hashOfKey(idempotency.key);
  const repeated = () => answerAgain(caller, idempotencyKey, requestHash);
  const before = await repeated();
  if (before) return before;

  const who = identityOf(asked);
  const portal = await portalFor(caller, asked);
  addLogContext({ portalId: portal.id });
  checkReturnUrl({ ...portal, mode: caller.mode }, asked);
  await checkCustomer(caller, portal, asked, who);
  const id = `link_${randomText(20)}`;
  const secret = randomText(43);
  const link: NewPortalLink = {
    id,
    portalId: portal.id,
    mode: caller.mode,
    hash: sha256(secret),
    sealedSecret: seal(env().SEALING_KEYS, contextOf(caller, id), secret),
    apiKeyId: caller.keyId,
    ...who,
    action: asked.action ?? null,
    subscriptionId: asked.subscription ?? null,
    locale: asked.locale ?? null,
    returnUrl: asked.return_url ?? null,
    idempotencyKey,
    requestHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + asked.expires_in * 1000),
  };
  if (await createPortalLink(caller.merchantId, link)) return shownLink(link, secret);
  // The same request arrived twice at the same time, and the other copy was first.
  const other = await repeated();
  if (!other) throw new Error("A portal link could neither be created nor found.");
  return other;
}

const contextOf = ({ merchantId }: ApiCaller, id: string) => `portal_link|${merchantId}|${id}`;

function hashOfKey(key: string): string {
  if (/^[!-~]{1,255}$/.test(key)) return sha256(key);
  const message = "Idempotency-Key: must have 1 to 255 printable ASCII characters without spaces.";
  throw new ApiError("invalid_request", message, "Idempotency-Key");
}

async function answerAgain(
  caller: ApiCaller,
  idempotencyKey: string | null,
  requestHash: string,
): Promise<PortalLink | undefined> {
  const link = idempotencyKey && (await findRepeatedLink(caller.merchantId, caller.mode, idempotencyKey));
  if (!link) return undefined;
  if (link.requestHash === requestHash)
    return shownLink(link, unseal(env().SEALING_KEYS, contextOf(caller, link.id), link.sealedSecret));
  const message = "This Idempotency-Key was used for another request. Nothing was done.";
  throw new ApiError("idempotency_conflict", message, "Idempotency-Key");
}

async function portalFor(
  { merchantId, mode }: ApiCaller,
  { portal: id }: NewPortalLinkRequest,
): Promise<PortalRow> {
  const portal = await findPortal(merchantId, mode, id);
  if (portal) return portal;
  throw new ApiError("invalid_request", `portal: you have no such portal in ${mode} mode.`, "portal");
}

function checkReturnUrl(portal: Embedding, { return_url: url }: NewPortalLinkRequest): void {
  if (url === undefined || isAllowedOrigin(portal, new URL(url).origin)) return;
  const message = "return_url: its origin isn’t one of the portal’s allowed origins.";
  throw new ApiError("invalid_request", message, "return_url");
}

/**
 * Checks that the customer and the subscription exist. Without this check, the customer would be the first to notice
 * that the link opens an empty page.
 */
async function checkCustomer(
  { merchantId, mode }: ApiCaller,
  portal: PortalRow,
  { subscription, customer }: NewPortalLinkRequest,
  { identity, identifyBy }: { identity: string; identifyBy: IdentifyBy },
): Promise<void> {
  const stripe = await stripeFor(merchantId, mode);
  const { emailAnyCase: ignoresCase } = effectiveSettings(portal.settings, mode);
  await withoutRequestBudget(`${merchantId}|${mode}|${identity}`, "view", async () => {
    const found = await findCustomers(stripe, identifyBy, identity, { ignoresCase });
    const param = customer === undefined ? "email" : "customer";
    if (found.length === 0)
      throw new ApiError("invalid_request", `${param}: Stripe has no such customer in ${mode} mode.`, param);
    const ids = found.map(({ id }) => id);
    if (subscription === undefined || (await findSubscription(stripe, ids, subscription))) return;
    const message = "subscription: the customer has no such subscription.";
    throw new ApiError("invalid_request", message, "subscription");
  });
}

function shownLink(link: NewPortalLink, secret: string): PortalLink {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  return {
    id: link.id,
    object: "portal_link",
    mode: link.mode,
    url: `${env().APP_URL}/p/${link.portalId}?link=${secret}`,
    customer: link.identifyBy === "customer_id" ? link.identity : null,
    email: link.identifyBy === "email" ? link.identity : null,
    created: seconds(link.createdAt),
    expires_at: seconds(link.expiresAt),
  };
}
