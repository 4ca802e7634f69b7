"use server";

import { createToken } from "@portico/server";
import { customer } from "./customer";

/** Anyone can call a Server Action, so this one accepts no identity and reads the session instead. */
export async function makeProof(): Promise<{ token: string }> {
  const { email } = await customer();
  return {
    token: await createToken({
      signingKey: process.env.PORTICO_SIGNING_KEY ?? "",
      portalId: process.env.PORTICO_PORTAL_ID ?? "",
      email,
    }),
  };
}
