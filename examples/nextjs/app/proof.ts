"use server";

import { createToken } from "@portico/server";
import { customer } from "./customer";

/** A Server Action is an address that anyone can call, so it takes no identity: it reads the session. */
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
