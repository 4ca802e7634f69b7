"use server";

import { z } from "zod";
import { merchantDoor, modeField } from "@/lib/merchant/front-door";
import { saveOrigins as save } from "@/lib/merchant/settings";

export const saveOrigins = merchantDoor({
  name: "save_origins",
  input: z.strictObject({ mode: modeField, origins: z.string().max(10_000) }),
  run: (member, { mode, origins }) => save(member, mode, origins),
});
