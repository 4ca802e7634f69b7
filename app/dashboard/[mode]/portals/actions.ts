"use server";

import { z } from "zod";
import { dashboardAction, modeField, portalField } from "@/lib/merchant/dashboard-action";
import {
  createPortal as create,
  deletePortal as remove,
  renamePortal as rename,
} from "@/lib/merchant/portals";

const name = z.string().max(300);
const portal = portalField.unwrap();

export const createPortal = dashboardAction({
  name: "create_portal",
  /** `like`: the ID of the portal whose settings to copy. If empty, the new portal gets a new merchant's settings. */
  input: z.strictObject({ mode: modeField, name, like: z.union([portal, z.literal("")]) }),
  run: (member, { mode, like, ...named }) => create(member, mode, { ...named, like: like || undefined }),
});

export const renamePortal = dashboardAction({
  name: "rename_portal",
  input: z.strictObject({ mode: modeField, portal, name }),
  run: async (member, { mode, portal: id, name: text }) => {
    await rename(member, mode, id, text);
    return null;
  },
});

export const deletePortal = dashboardAction({
  name: "delete_portal",
  input: z.strictObject({ mode: modeField, portal }),
  run: async (member, { mode, portal: id }) => {
    await remove(member, mode, id);
    return null;
  },
});
