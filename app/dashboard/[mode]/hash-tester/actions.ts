"use server";

import { z } from "zod";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { testHash as test } from "@/lib/merchant/hash-test";

export const testHash = dashboardAction({
  name: "test_hash",
  input: z.strictObject({ mode: modeField, identity: z.string().max(1_000), hash: z.string().max(1_000) }),
  run: (member, { mode, identity, hash }) => test(member, mode, { identity, hash }),
});
