"use server";

import { z } from "zod";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { MerchantError } from "@/lib/merchant/errors";
import { saveService as save } from "@/lib/merchant/services";

/** The tiers arrive as JSON, because a form has no nested lists. saveService validates them. */
export const saveService = dashboardAction({
  name: "save_service",
  input: z.strictObject({ mode: modeField, name: z.string(), tiers: z.string().max(50_000) }),
  run: async (member, { mode, name, tiers }) => {
    await save(member, mode, { name, tiers: parseTiers(tiers) });
    return null;
  },
});

function parseTiers(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MerchantError("invalid", "We couldn’t read the form. Reload the page and try again.");
  }
}
