"use server";

import { z } from "zod";
import { dashboardAction, modeField, portalField } from "@/lib/merchant/dashboard-action";
import { requireFreshPasswordForSettings } from "@/lib/merchant/fresh-sign-in";
import { saveChanges, undoSave } from "@/lib/merchant/settings-history";
import { changesCharsMax } from "@/lib/settings/changes";

/** The changes arrive as JSON, because a form has no lists. lib/settings/changes.ts reads and checks them. */
export const saveSettings = dashboardAction({
  name: "save_settings",
  input: z.strictObject({
    mode: modeField,
    portal: portalField,
    changes: z.string().max(changesCharsMax),
  }),
  run: (member, { mode, portal, changes }) =>
    saveChanges(
      member,
      mode,
      changes,
      (from, to) => requireFreshPasswordForSettings(member, from, to),
      portal,
    ),
});

export const undoSettings = dashboardAction({
  name: "undo_settings",
  input: z.strictObject({ mode: modeField, portal: portalField, entryId: z.string().max(100) }),
  run: (member, { mode, portal, entryId }) =>
    undoSave(member, mode, entryId, (from, to) => requireFreshPasswordForSettings(member, from, to), portal),
});
