import { type PortalOpening, PorticoPortal } from "@portico/react";
import { useLoaderData } from "react-router";
import { type Account, fetchProof } from "./account";

/** `open`: the dialog that this address opens, once the portal is there. */
export function Billing({ open }: { open?: PortalOpening }) {
  const { email, portal } = useLoaderData<Account>();
  return (
    <>
      <h1>Billing</h1>
      <PorticoPortal {...portal} email={email} fetchProof={fetchProof} open={open} />
    </>
  );
}
