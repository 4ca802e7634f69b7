"use server";

import { z } from "zod";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { requireFreshPasswordForSettings } from "@/lib/merchant/fresh-sign-in";
import { saveSettings as save } from "@/lib/merchant/settings";
import { settingsFields } from "@/lib/settings/form";
import { portalSettings } from "@/lib/settings/schema";

export const saveSettings = dashboardAction({
  name: "save_settings",
  input: z.strictObject({ mode: modeField, ...settingsFields() }),
  run: async (member, { mode, ...settings }) => {
    const to = portalSettings.parse(settings);
    await save(member, mode, to, (from) => requireFreshPasswordForSettings(member, from, to));
    return null;
  },
});
