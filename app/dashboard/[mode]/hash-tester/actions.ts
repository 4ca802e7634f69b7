"use server";

import { z } from "zod";
import { dashboardAction, modeField, portalField } from "@/lib/merchant/dashboard-action";
import { testEntry as test } from "@/lib/merchant/entry-test";

export const testEntry = dashboardAction({
  name: "test_hash",
  input: z.strictObject({
    mode: modeField,
    portal: portalField,
    identity: z.string().max(1_000),
    proof: z.string().max(4_000),
    page: z.string().max(2_000),
  }),
  run: (member, { mode, portal, ...entry }) => test(member, { mode, portalId: portal }, entry),
});
