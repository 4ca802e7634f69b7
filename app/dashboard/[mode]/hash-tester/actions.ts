"use server";

import { z } from "zod";
import { createHash as create } from "@/lib/merchant/create-hash";
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

export const createHash = dashboardAction({
  name: "create_hash",
  input: z.strictObject({ mode: modeField, portal: portalField, identity: z.string().max(1_000) }),
  run: (member, { mode, portal, identity }) => create(member, { mode, portalId: portal }, identity),
  refreshes: false,
});
