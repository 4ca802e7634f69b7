"use server";

import { z } from "zod";
import { dashboardAction, modeField, portalField } from "@/lib/merchant/dashboard-action";
import { MerchantError } from "@/lib/merchant/errors";
import { saveServices as save } from "@/lib/merchant/services";

/** The services arrive as JSON, because a form has no nested lists. saveServices validates them. */
export const saveServices = dashboardAction({
  name: "save_service",
  input: z.strictObject({
    mode: modeField,
    portal: portalField,
    services: z.string().max(400_000),
    /** The services as the page loaded them. */
    before: z.string().max(400_000),
  }),
  run: (member, { mode, portal, services, before }) =>
    save(member, { mode, portalId: portal }, { services: parsed(services), before: parsed(before) }),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MerchantError("invalid", "We couldn’t read the form. Reload the page and try again.");
  }
}
