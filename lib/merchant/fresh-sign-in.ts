import "server-only";
import type { PortalSettings, SettingName } from "../settings/schema";
import { MerchantError } from "./errors";

/** How long a password counts as just given. */
const freshSeconds = 5 * 60;

/**
 * The rule: what decides who gets into customers' portals, or keeps everybody out of them, asks for the password unless
 * it was given within the last five minutes. A dashboard left open, or a stolen cookie, is not enough for it. Every
 * action of the dashboard is named here, so that a new one cannot leave it undecided.
 */
const asksForPassword = {
  // Whoever has a secret key opens every customer's portal.
  create_secret_key: true,
  reveal_secret_key: true,
  retire_secret_key: true,
  // Whoever chooses the Stripe account chooses whose customers are shown, and where their cards go.
  connect_stripe: true,
  disconnect_stripe: true,
  save_publishable_key: true,
  // Whoever has the webhook secret speaks as Stripe.
  save_webhook_secret: true,
  // A page that may embed the portal sees what its customers do there.
  save_origins: true,
  // Some of them: see below.
  save_settings: false,
  save_service: false,
  test_hash: false,
  dismiss_findings: false,
  // Asks for the password itself, each time.
  change_password: false,
  confirm_password: false,
  // Whoever finds a stranger's session in the list must be able to end it at once.
  end_session: false,
  sign_out_everywhere: false,
} as const satisfies Record<string, boolean>;

export type ActionName = keyof typeof asksForPassword;

type Change = (from: unknown, to: unknown) => boolean;

/** The settings that decide who gets in, each with the changes that ask for the password. */
const askedChanges: Partial<Record<SettingName, Change>> = {
  identifyBy: (from, to) => from !== to,
  emailAnyCase: (from, to) => from !== to && to === true,
  securityHash: (from, to) => from !== to && to === false,
};

type Session = { confirmedAt: Date };

/** Throws `password_needed` where the action asks for a password and the last one is too long ago. */
export function demandFreshSignIn(action: ActionName, session: Session): void {
  if (asksForPassword[action]) demandFresh(session);
}

/** The same for a change of settings. */
export function demandFreshForSettings(session: Session, from: PortalSettings, to: PortalSettings): void {
  const names = Object.keys(askedChanges) as SettingName[];
  if (names.some((name) => askedChanges[name]?.(from[name], to[name]))) demandFresh(session);
}

function demandFresh({ confirmedAt }: Session): void {
  if (Date.now() - confirmedAt.getTime() <= freshSeconds * 1000) return;
  throw new MerchantError("password_needed", "Enter your password to continue.");
}
