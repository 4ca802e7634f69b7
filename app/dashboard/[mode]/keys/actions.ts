"use server";

import { z } from "zod";
import { createApiKey as createApi, revokeApiKey as revokeApi } from "@/lib/merchant/api-keys";
import { dashboardAction, modeField } from "@/lib/merchant/dashboard-action";
import {
  createSecretKey as create,
  replaceKeys,
  retireKey,
  revealSecretKey as reveal,
  type RollHours,
  rollHours,
} from "@/lib/merchant/secret-keys";

const keyId = z.string().regex(/^(?:key|sig)_[A-Za-z0-9]{20}$/);
/** "hash" for a secret key, "token" for a signing key. */
const purpose = z.enum(["hash", "token"]);

export const createSecretKey = dashboardAction({
  name: "create_secret_key",
  input: z.strictObject({ mode: modeField, purpose }),
  run: (member, asked) => create(member, asked.mode, asked.purpose),
});

const hours = z
  .enum(["0", ...rollHours.map(String)] as ["0", ...string[]])
  .transform((text) => Number(text) as RollHours | 0);

/** Rolls the keys, or replaces them immediately if `hours` is 0. */
export const replaceSecretKeys = dashboardAction({
  name: "replace_secret_keys",
  input: z.strictObject({ mode: modeField, purpose, hours }),
  run: (member, { mode, ...how }) => replaceKeys(member, mode, how),
});

export const revealSecretKey = dashboardAction({
  name: "reveal_secret_key",
  input: z.strictObject({ mode: modeField, purpose, id: keyId }),
  run: (member, { mode, id, purpose: kind }) => reveal(member, mode, id, kind),
});

export const retireSecretKey = dashboardAction({
  name: "retire_secret_key",
  input: z.strictObject({ mode: modeField, purpose, id: keyId, when: z.enum(["now", "after_overlap"]) }),
  run: async (member, { mode, id, when, purpose: kind }) => {
    await retireKey(member, mode, id, when, kind);
    return null;
  },
});

export const createApiKey = dashboardAction({
  name: "create_api_key",
  input: z.strictObject({ mode: modeField, name: z.string().max(300) }),
  run: (member, { mode, name }) => createApi(member, mode, name),
});

export const revokeApiKey = dashboardAction({
  name: "revoke_api_key",
  input: z.strictObject({ mode: modeField, id: z.string().regex(/^api_[A-Za-z0-9]{20}$/) }),
  run: async (member, { mode, id }) => {
    await revokeApi(member, mode, id);
    return null;
  },
});
