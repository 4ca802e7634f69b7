"use server";

import { z } from "zod";
import { findingKinds } from "@/lib/findings";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { dismissFindings as dismiss } from "@/lib/merchant/findings";

export const dismissFindings = dashboardAction({
  name: "dismiss_findings",
  input: z.strictObject({ mode: modeField, kind: z.enum(findingKinds), until: z.iso.datetime() }),
  run: (member, { mode, kind, until }) => dismiss(member, mode, kind, new Date(until)),
});
