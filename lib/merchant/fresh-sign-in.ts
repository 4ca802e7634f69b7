import "server-only";
import type { PortalSettings, SettingName } from "../settings/schema";
import { MerchantError } from "./errors";

/** How long a password counts as fresh. */
const freshSeconds = 5 * 60;

/**
 * Actions that decide who can open customers' portals, or that lock everyone out, ask for the password unless it was
 * given within the last five minutes: an unattended dashboard or a stolen cookie must not be enough for them. Every
 * dashboard action is listed here, so that no new action can be forgotten.
 */
export const asksForPassword = {
  // A secret key opens every customer's portal.
  create_secret_key: true,
  reveal_secret_key: true,
  retire_secret_key: true,
  replace_secret_keys: true,
  // The Stripe account decides whose customers are shown and where their cards are saved.
  connect_stripe: true,
  disconnect_stripe: true,
  save_publishable_key: true,
  // Anyone with the webhook secret can send events as Stripe.
  save_webhook_secret: true,
  // A page that may embed the portal sees what customers do there.
  allow_origins: true,
  remove_origin: false,
  // A hash opens one customer's portal for as long as its key is active.
  create_hash: true,
  // An API key makes links that open any customer's portal. Revoking a key must be quick.
  create_api_key: true,
  revoke_api_key: false,
  // A new portal shows all the mode's customers as soon as a site may embed it.
  create_portal: false,
  rename_portal: false,
  delete_portal: true,
  // Only some settings require the password (see below).
  save_settings: false,
  undo_settings: false,
  // This action works only while nothing is connected.
  try_sandbox: false,
  // These settings don't decide who can open the portal.
  choose_preset: false,
  // These actions neither decide who can open the portal nor lock anyone out.
  start_preview: false,
  check_stripe_key: false,
  save_service: false,
  test_hash: false,
  dismiss_findings: false,
  // These actions have the password in their own form.
  change_password: false,
  confirm_password: false,
  // Members who find a stranger's session in the list must be able to end it immediately.
  end_session: false,
  sign_out_everywhere: false,
} as const satisfies Record<string, boolean>;

export type ActionName = keyof typeof asksForPassword;

type ChangeTest = (from: unknown, to: unknown) => boolean;

/** The settings that decide who can open the portal, and which of their changes ask for the password. */
const changesAskingForPassword: Partial<Record<SettingName, ChangeTest>> = {
  identifyBy: (from, to) => from !== to,
  emailAnyCase: (from, to) => from !== to && to === true,
  acceptedProofs: (from, to) => from !== to,
  securityHash: (from, to) => from !== to && to === false,
};

type ConfirmedSession = { confirmedAt: Date };

/** Throws `password_needed` if the action requires a password and the last sign-in isn't fresh. */
export function requireFreshPasswordFor(action: ActionName, session: ConfirmedSession): void {
  if (asksForPassword[action]) requireFreshPassword(session);
}

/** Throws `password_needed` if a changed setting requires a password and the last sign-in isn't fresh. */
export function requireFreshPasswordForSettings(
  session: ConfirmedSession,
  from: PortalSettings,
  to: PortalSettings,
): void {
  const names = Object.keys(changesAskingForPassword) as SettingName[];
  if (names.some((name) => changesAskingForPassword[name]?.(from[name], to[name])))
    requireFreshPassword(session);
}

function requireFreshPassword({ confirmedAt }: ConfirmedSession): void {
  if (Date.now() - confirmedAt.getTime() <= freshSeconds * 1000) return;
  throw new MerchantError("password_needed", "Enter your password to continue.");
}
