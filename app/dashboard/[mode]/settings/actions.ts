"use server";

import { z } from "zod";
import { demandFreshForSettings } from "@/lib/merchant/fresh-sign-in";
import { merchantDoor, modeField } from "@/lib/merchant/front-door";
import { saveSettings as save } from "@/lib/merchant/settings";
import { settingsFields } from "@/lib/settings/form";
import { portalSettings } from "@/lib/settings/schema";

export const saveSettings = merchantDoor({
  name: "save_settings",
  input: z.strictObject({ mode: modeField, ...settingsFields() }),
  run: async (member, { mode, ...settings }) => {
    const to = portalSettings.parse(settings);
    await save(member, mode, to, (from) => demandFreshForSettings(member, from, to));
    return null;
  },
});
