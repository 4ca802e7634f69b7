"use client";

import { useRef } from "react";
import { disconnectStripe } from "@/app/dashboard/[mode]/stripe/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

export function DisconnectStripe({ mode }: { mode: Mode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button onClick={() => dialog.current?.showModal()}>Disconnect</Button>
      <Dialog dialog={dialog} title={`Disconnect Stripe in ${mode} mode?`}>
        <p>
          Portico deletes the key. Subscriptions in Stripe don’t change, and customers see that the portal is
          unavailable until you connect a key again.
        </p>
        <GuardedForm
          action={disconnectStripe}
          onDone={() => dialog.current?.close()}
          label="Disconnect Stripe"
        >
          {({ isPending }) => (
            <div className="flex flex-wrap justify-end gap-2">
              <input type="hidden" name="mode" value={mode} />
              <Button onClick={() => dialog.current?.close()}>Keep connected</Button>
              <Button type="submit" tone="danger" aria-disabled={isPending}>
                {isPending ? "Disconnecting…" : "Disconnect Stripe"}
              </Button>
            </div>
          )}
        </GuardedForm>
      </Dialog>
    </>
  );
}
