"use client";

import { connectStripe } from "@/app/dashboard/[mode]/stripe/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

/**
 * The form for the Stripe key. Saving the key clears the form, because the key must not stay on the screen.
 */
export function StripeKeyForm({ mode, isReplacement }: { mode: Mode; isReplacement: boolean }) {
  return (
    <GuardedForm
      action={connectStripe}
      label={isReplacement ? "Replace the Stripe key" : "Connect Stripe"}
      doneMessage="Connected. The key is saved."
      emptiesWhenDone
      className="max-w-[35rem] space-y-5"
    >
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <TextField
            label={`Restricted key for ${mode} mode`}
            name="key"
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            placeholder={`rk_${mode}_…`}
            className="font-mono"
            help="We check every permission now, with requests that change nothing."
            error={errorOf(result, "key")}
            required
          />
          <Button type="submit" tone="primary" aria-disabled={isPending}>
            {isPending ? "Checking with Stripe…" : isReplacement ? "Check and replace" : "Check and connect"}
          </Button>
        </>
      )}
    </GuardedForm>
  );
}
