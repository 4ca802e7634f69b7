"use server";

import { z } from "zod";
import { merchantDoor, modeField } from "@/lib/merchant/front-door";
import { connectStripe as connect, disconnectStripe as disconnect } from "@/lib/merchant/stripe-keys";

export const connectStripe = merchantDoor({
  input: z.strictObject({ mode: modeField, key: z.string().max(300) }),
  run: (member, { mode, key }) => connect(member, mode, key),
});

export const disconnectStripe = merchantDoor({
  input: z.strictObject({ mode: modeField }),
  run: (member, { mode }) => disconnect(member, mode),
});
