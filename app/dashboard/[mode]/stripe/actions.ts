"use server";

import { z } from "zod";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { savePublishableKey as keepPublishableKey } from "@/lib/merchant/publishable-key";
import {
  connectStripe as connect,
  disconnectStripe as disconnect,
  recheckStripeKey,
} from "@/lib/merchant/stripe-keys";
import { saveWebhookSecret as keepWebhookSecret } from "@/lib/merchant/webhook-secret";

export const connectStripe = dashboardAction({
  name: "connect_stripe",
  input: z.strictObject({ mode: modeField, key: z.string().max(300) }),
  run: (member, { mode, key }) => connect(member, mode, key),
});

export const checkStripeKey = dashboardAction({
  name: "check_stripe_key",
  input: z.strictObject({ mode: modeField }),
  run: (member, { mode }) => recheckStripeKey(member, mode),
});

export const savePublishableKey = dashboardAction({
  name: "save_publishable_key",
  input: z.strictObject({ mode: modeField, publishableKey: z.string().max(300) }),
  run: (member, { mode, publishableKey }) => keepPublishableKey(member, mode, publishableKey),
});

export const saveWebhookSecret = dashboardAction({
  name: "save_webhook_secret",
  input: z.strictObject({ mode: modeField, webhookSecret: z.string().max(300) }),
  run: (member, { mode, webhookSecret }) => keepWebhookSecret(member, mode, webhookSecret),
});

export const disconnectStripe = dashboardAction({
  name: "disconnect_stripe",
  input: z.strictObject({ mode: modeField }),
  run: (member, { mode }) => disconnect(member, mode),
});
