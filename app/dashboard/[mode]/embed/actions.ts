"use server";

import { z } from "zod";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { saveOrigins as save } from "@/lib/merchant/settings";

export const saveOrigins = dashboardAction({
  name: "save_origins",
  input: z.strictObject({ mode: modeField, origins: z.string().max(10_000) }),
  run: (member, { mode, origins }) => save(member, mode, origins),
});
