import { PorticoPortal } from "@portico/react";
import { useState } from "react";
import { type Account, fetchProof } from "./account";

export function Billing({ account }: { account: Account }) {
  const [latest, setLatest] = useState("");
  return (
    <main>
      <h1>Billing</h1>
      <PorticoPortal
        {...account.portal}
        email={account.email}
        fetchProof={fetchProof}
        onEvent={({ event }) => setLatest(event)}
      />
      <p role="status">{latest}</p>
    </main>
  );
}
