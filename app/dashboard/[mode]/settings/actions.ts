"use server";

import { merchantDoor, modeField } from "@/lib/merchant/front-door";
import { saveSettings as save } from "@/lib/merchant/settings";
import { settingsForm } from "@/lib/settings/form";
import { portalSettings } from "@/lib/settings/schema";

export const saveSettings = merchantDoor({
  name: "save_settings",
  input: settingsForm.extend({ mode: modeField }),
  run: async (member, { mode, ...settings }) => {
    await save(member, mode, portalSettings.parse(settings));
    return null;
  },
});
