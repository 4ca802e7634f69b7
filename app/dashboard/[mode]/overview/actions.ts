"use server";

import { z } from "zod";
import { findingKinds } from "@/lib/findings";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { dismissFindings as dismiss } from "@/lib/merchant/findings";
import { trySandbox as connectSandbox } from "@/lib/merchant/sandbox";
import { choosePreset as choose } from "@/lib/merchant/set-up";
import { presetNames } from "@/lib/settings/describe";

export const dismissFindings = dashboardAction({
  name: "dismiss_findings",
  input: z.strictObject({ mode: modeField, kind: z.enum(findingKinds), until: z.iso.datetime() }),
  run: (member, { mode, kind, until }) => dismiss(member, mode, kind, new Date(until)),
});

export const trySandbox = dashboardAction({
  name: "try_sandbox",
  input: z.strictObject({ mode: modeField }),
  run: (member, { mode }) => connectSandbox(member, mode),
});

export const choosePreset = dashboardAction({
  name: "choose_preset",
  input: z.strictObject({ mode: modeField, preset: z.enum(presetNames) }),
  run: async (member, { mode, preset }) => {
    await choose(member, mode, preset);
    return null;
  },
});
