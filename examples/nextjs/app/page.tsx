import { PorticoPortal } from "@portico/react";
import { headers } from "next/headers";
import { customer } from "./customer";
import { makeProof } from "./proof";

/** A server component, so the browser gets no key, and no code except the portal's. */
export default async function BillingPage() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const { email } = await customer();
  return (
    <main>
      <h1>Billing</h1>
      <PorticoPortal
        origin={process.env.PORTICO_ORIGIN ?? ""}
        portalId={process.env.PORTICO_PORTAL_ID}
        email={email}
        fetchProof={makeProof}
        nonce={nonce}
      />
    </main>
  );
}
