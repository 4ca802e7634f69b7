"use server";

import { z } from "zod";
import { dashboardAction, modeField, portalField } from "@/lib/merchant/dashboard-action";
import { startPreview as start } from "@/lib/merchant/preview";
import { changesCharsMax } from "@/lib/settings/changes";

/** Changes nothing that a customer sees, so no page is refreshed. */
export const startPreview = dashboardAction({
  name: "start_preview",
  input: z.strictObject({
    mode: modeField,
    portal: portalField,
    customer: z.string().min(1).max(320),
    changes: z.string().max(changesCharsMax),
  }),
  run: (member, { mode, portal, ...asked }) => start(member, mode, { ...asked, portalId: portal }),
  refreshes: false,
});
