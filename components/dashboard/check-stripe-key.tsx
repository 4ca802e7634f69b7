"use client";

import { checkStripeKey } from "@/app/dashboard/[mode]/stripe/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { Mode } from "@/lib/tenancy";

/** Asks Stripe again what the connected key may do, for example after the member added a permission. */
export function CheckStripeKey({ mode }: { mode: Mode }) {
  return (
    <ActionForm
      action={checkStripeKey}
      label="Check the Stripe key again"
      doneMessage="Checked with Stripe. The list shows the result."
    >
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <Button type="submit" aria-disabled={isPending}>
            {isPending ? "Checking with Stripe…" : "Check again"}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
