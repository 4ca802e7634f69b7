"use server";

import { z } from "zod";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import { createSecretKey as create, retireKey, revealSecretKey as reveal } from "@/lib/merchant/secret-keys";

const keyId = z.string().regex(/^key_[A-Za-z0-9]{20}$/);

export const createSecretKey = dashboardAction({
  name: "create_secret_key",
  input: z.strictObject({ mode: modeField }),
  run: (member, { mode }) => create(member, mode),
});

export const revealSecretKey = dashboardAction({
  name: "reveal_secret_key",
  input: z.strictObject({ mode: modeField, id: keyId }),
  run: (member, { mode, id }) => reveal(member, mode, id),
});

export const retireSecretKey = dashboardAction({
  name: "retire_secret_key",
  input: z.strictObject({ mode: modeField, id: keyId, when: z.enum(["now", "after_overlap"]) }),
  run: async (member, { mode, id, when }) => {
    await retireKey(member, mode, id, when);
    return null;
  },
});
