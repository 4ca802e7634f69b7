import { type PortalSettings, portalSettings } from "../settings/schema";
import { type ActionName, requireFreshPasswordFor, requireFreshPasswordForSettings } from "./fresh-sign-in";

const minutesAgo = (minutes: number) => ({ confirmedAt: new Date(Date.now() - minutes * 60_000) });
const needed = expect.objectContaining({ code: "password_needed" });

const asked: ActionName[] = [
  "create_secret_key",
  "reveal_secret_key",
  "retire_secret_key",
  "connect_stripe",
  "disconnect_stripe",
  "save_publishable_key",
  "save_webhook_secret",
  "allow_origins",
];

it.each(asked)("%s asks for the password if it was given more than five minutes ago", (action) => {
  expect(() => requireFreshPasswordFor(action, minutesAgo(4.9))).not.toThrow();
  expect(() => requireFreshPasswordFor(action, minutesAgo(5.1))).toThrow(needed);
});

it.each<ActionName>([
  "save_service",
  "start_preview",
  "choose_preset",
  "test_hash",
  "dismiss_findings",
  "end_session",
  "sign_out_everywhere",
])("%s does not", (action) => {
  expect(() => requireFreshPasswordFor(action, minutesAgo(600))).not.toThrow();
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
    ["the identity of before", { identifyBy: "customer_id" }, { identifyBy: "email" }],
    ["addresses in any case", { emailAnyCase: false }, { emailAnyCase: true }],
  ])("asks for the password: %s", (_, from, to) => {
    expect(() => change(from, to)).toThrow(needed);
    expect(() => change(from, to, 1)).not.toThrow();
  });

  it.each<[string, Partial<PortalSettings>, Partial<PortalSettings>]>([
    ["the hash turned on", { securityHash: false }, { securityHash: true }],
    ["the hash left off", { securityHash: false }, { securityHash: false, debug: true }],
    ["exact addresses again", { emailAnyCase: true }, { emailAnyCase: false }],
    ["what customers may do", {}, { cancellation: false, changePlan: true, pause: true }],
  ])("doesn't ask for the password: %s", (_, from, to) => {
    expect(() => change(from, to)).not.toThrow();
  });
});
