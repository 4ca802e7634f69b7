"use server";

import { z } from "zod";
import { dashboardAction, modeField, portalField } from "@/lib/merchant/dashboard-action";
import { allowOrigins as allow, removeOrigin as remove } from "@/lib/merchant/origins";

export const allowOrigins = dashboardAction({
  name: "allow_origins",
  input: z.strictObject({ mode: modeField, portal: portalField, origins: z.string().max(10_000) }),
  run: async (member, { mode, portal, origins }) => {
    await allow(member, { mode, portalId: portal }, origins);
    return null;
  },
});

export const removeOrigin = dashboardAction({
  name: "remove_origin",
  input: z.strictObject({ mode: modeField, portal: portalField, origin: z.string().max(300) }),
  run: async (member, { mode, portal, origin }) => {
    await remove(member, { mode, portalId: portal }, origin);
    return null;
  },
});
