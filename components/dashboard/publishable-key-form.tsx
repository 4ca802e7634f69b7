"use client";

import { savePublishableKey } from "@/app/dashboard/[mode]/stripe/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

/** Edits the publishable key, which Stripe's card form needs. The key isn't secret, so it is shown in full. */
export function PublishableKeyForm({ mode, publishableKey }: { mode: Mode; publishableKey: string | null }) {
  return (
    <GuardedForm
      action={savePublishableKey}
      label="Publishable key"
      doneMessage="Saved."
      className="max-w-[35rem] space-y-5"
    >
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <TextField
            label={`Publishable key for ${mode} mode (optional)`}
            name="publishableKey"
            defaultValue={publishableKey ?? ""}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            placeholder={`pk_${mode}_…`}
            className="font-mono"
            help="From the same Stripe account. The key isn’t secret: browsers use it to open Stripe’s form. Clear it to use Stripe’s page again."
            error={errorOf(result, "publishableKey")}
          />
          <Button type="submit" aria-disabled={isPending}>
            {isPending ? "Saving…" : "Save"}
          </Button>
        </>
      )}
    </GuardedForm>
  );
}
