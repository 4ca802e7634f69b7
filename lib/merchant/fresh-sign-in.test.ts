import { type PortalSettings, portalSettings } from "../settings/schema";
import {
  type ActionName,
  asksForPassword,
  requireFreshPasswordFor,
  requireFreshPasswordForSettings,
} from "./fresh-sign-in";

const minutesAgo = (minutes: number) => ({ confirmedAt: new Date(Date.now() - minutes * 60_000) });
const needed = expect.objectContaining({ code: "password_needed" });

const asked: ActionName[] = [
  "create_secret_key",
  "reveal_secret_key",
  "retire_secret_key",
  "replace_secret_keys",
  "connect_stripe",
  "disconnect_stripe",
  "save_publishable_key",
  "save_webhook_secret",
  "allow_origins",
  "create_hash",
  "create_api_key",
  "delete_portal",
];

it.each(asked)("%s asks for the password if it was given more than five minutes ago", (action) => {
  expect(() => requireFreshPasswordFor(action, minutesAgo(4.9))).not.toThrow();
  expect(() => requireFreshPasswordFor(action, minutesAgo(5.1))).toThrow(needed);
});

const notAsked: ActionName[] = [
  "remove_origin",
  "revoke_api_key",
  "create_portal",
  "rename_portal",
  "save_settings",
  "undo_settings",
  "try_sandbox",
  "choose_preset",
  "start_preview",
  "check_stripe_key",
  "save_service",
  "test_hash",
  "dismiss_findings",
  "change_password",
  "confirm_password",
  "end_session",
  "sign_out_everywhere",
];

it.each(notAsked)("%s doesn't ask for the password", (action) => {
  expect(() => requireFreshPasswordFor(action, minutesAgo(600))).not.toThrow();
});

it("every action is in one of the two lists above", () => {
  expect([...asked, ...notAsked].sort()).toEqual(Object.keys(asksForPassword).sort());
});

describe("changing settings", () => {
  const change = (from: Partial<PortalSettings>, to: Partial<PortalSettings>, minutes = 600) =>
    requireFreshPasswordForSettings(
      minutesAgo(minutes),
      portalSettings.parse(from),
      portalSettings.parse(to),
    );

  it.each<[string, Partial<PortalSettings>, Partial<PortalSettings>]>([
    ["the hash turned off", { securityHash: true }, { securityHash: false }],
    ["another identity", { identifyBy: "email" }, { identifyBy: "customer_id" }],
    ["the previous identity", { identifyBy: "customer_id" }, { identifyBy: "email" }],
    ["addresses in any letter case", { emailAnyCase: false }, { emailAnyCase: true }],
    ["hashes accepted again", { acceptedProofs: "token" }, { acceptedProofs: "both" }],
    ["only tokens accepted", { acceptedProofs: "both" }, { acceptedProofs: "token" }],
  ])("asks for the password: %s", (_, from, to) => {
    expect(() => change(from, to)).toThrow(needed);
    expect(() => change(from, to, 1)).not.toThrow();
  });

  it.each<[string, Partial<PortalSettings>, Partial<PortalSettings>]>([
    ["the hash turned on", { securityHash: false }, { securityHash: true }],
    ["the hash left off", { securityHash: false }, { securityHash: false, debug: true }],
    ["exact addresses only", { emailAnyCase: true }, { emailAnyCase: false }],
    ["what customers may do", {}, { cancellation: false, changePlan: true, pause: true }],
  ])("doesn't ask for the password: %s", (_, from, to) => {
    expect(() => change(from, to)).not.toThrow();
  });
});
