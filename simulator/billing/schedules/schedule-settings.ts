import { buildPart } from "../../schema/build-object";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import { isRequested } from "../../wire/not-imitated";
import type { World } from "../../world";
import type { Subscription } from "../records";
import { requireAttached } from "../subscriptions/subscription-fields";
import type { DefaultSettings, Phase, SentSettings } from "./schedule-records";

const unsupportedSettings = [
  "application_fee_percent",
  "automatic_tax",
  "billing_thresholds",
  "on_behalf_of",
  "transfer_data",
];
const unsupportedInvoiceSettings = ["account_tax_ids", "custom_fields", "description", "footer", "issuer"];

/** The names of unsupported parameters in a phase or in a schedule's default settings. */
export function listUnsupportedSettings(sent: SentSettings): string[] {
  const asked = (of: object | undefined, names: string[]) =>
    names.filter((name) => isRequested((of as Record<string, unknown> | undefined)?.[name]));
  const ofInvoices = asked(sent.invoice_settings, unsupportedInvoiceSettings);
  return [...asked(sent, unsupportedSettings), ...ofInvoices.map((name) => `invoice_settings[${name}]`)];
}

type Settings = Pick<
  Phase,
  "billing_cycle_anchor" | "collection_method" | "default_payment_method" | "description"
>;

/** The settings that phases and default settings have in common. Omitted settings are null. */
export function readSettings(world: World, customer: string, sent: SentSettings, path: string): Settings {
  const { default_payment_method: method } = sent;
  return {
    billing_cycle_anchor: sent.billing_cycle_anchor ?? null,
    collection_method: sent.collection_method ?? null,
    default_payment_method: method
      ? requireAttached(world, customer, method, `${path}[default_payment_method]`)
      : null,
    description: sent.description || null,
  };
}

/** A schedule's default settings. Omitted settings stay unchanged, or get Stripe's defaults in a new schedule. */
export function readDefaults(
  world: World,
  customer: string,
  sent: SentSettings | undefined,
  before = initialSettings(),
): DefaultSettings {
  if (!sent) return before;
  const names = listUnsupportedSettings(sent).map((name) => `default_settings[${name}]`);
  if (names.length > 0) {
    const message = `The simulator does not imitate: ${names.join(", ")}.`;
    throw new StripeRefusal(501, { type: "api_error", message });
  }
  const read = readSettings(world, customer, sent, "default_settings");
  const kept = Object.fromEntries(Object.entries(read).filter(([name]) => Object.hasOwn(sent, name)));
  const days = sent.invoice_settings?.days_until_due ?? before.invoice_settings.days_until_due;
  const settings = {
    ...before,
    ...kept,
    invoice_settings: { ...before.invoice_settings, days_until_due: days },
  };
  requireDueDays(settings.collection_method, days, "default_settings");
  return settings;
}

export function initialSettings(known: Partial<DefaultSettings> = {}): DefaultSettings {
  return buildPart("SubscriptionSchedule.DefaultSettings", {
    billing_cycle_anchor: "automatic",
    collection_method: "charge_automatically",
    invoice_settings: buildPart("SubscriptionSchedule.DefaultSettings.InvoiceSettings", {
      issuer: { type: "self" },
    }),
    ...known,
  }) as DefaultSettings;
}

/** A sent invoice must have a due date. */
export function requireDueDays(method: string | null, days: number | null, path: string): void {
  if (method !== "send_invoice" || days !== null) return;
  const message = "If invoice collection method is 'send_invoice', you must specify 'days_until_due'.";
  throw invalidRequest(message, { param: `${path}[invoice_settings][days_until_due]` });
}

/**
 * The subscription fields that a phase sets, apart from its items. The phase's own settings take precedence
 * over the schedule's defaults.
 */
export function phaseSettings(phase: Phase, defaults: DefaultSettings): Partial<Subscription> {
  const method = phase.collection_method ?? defaults.collection_method;
  const days = phase.invoice_settings?.days_until_due ?? defaults.invoice_settings.days_until_due;
  const paidBy = phase.default_payment_method ?? defaults.default_payment_method;
  const description = phase.description ?? defaults.description;
  return {
    ...(method !== null && { collection_method: method }),
    ...(method === "send_invoice" && days !== null && { days_until_due: days }),
    ...(method === "charge_automatically" && { days_until_due: null }),
    // If neither names a payment method, the subscription's own stays.
    ...(paidBy !== null && { default_payment_method: paidBy }),
    ...(description !== null && { description }),
  };
}
