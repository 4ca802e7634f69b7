import { type PortalOpening, PorticoPortal } from "@portico/react";
import { useLoaderData } from "react-router";
import { type Account, fetchProof } from "./account";

/** `open`: the dialog that this URL opens once the portal has loaded. */
export function Billing({ open }: { open?: PortalOpening }) {
  const { email, portal } = useLoaderData<Account>();
  return (
    <>
      <h1>Billing</h1>
      <PorticoPortal {...portal} email={email} fetchProof={fetchProof} open={open} />
    </>
  );
}
