"use client";

import { saveWebhookSecret } from "@/app/dashboard/[mode]/stripe/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

type WebhookFormProps = { mode: Mode; address: string; events: readonly string[]; isKept: boolean };

/** Shows the URL for Stripe's events, and edits the webhook signing secret. */
export function WebhookForm({ mode, address, events, isKept }: WebhookFormProps) {
  return (
    <div className="max-w-[35rem] space-y-5">
      <div className="space-y-1.5">
        <p className="text-sm font-medium">Endpoint URL</p>
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 rounded-md bg-sunken px-2 py-1 font-mono text-[0.8125rem] wrap-anywhere">
            {address}
          </code>
          <CopyButton text={address} label="Copy the URL" />
        </div>
        <p className="text-help text-muted">Events: {events.join(", ")}</p>
      </div>
      <GuardedForm
        action={saveWebhookSecret}
        label="Signing secret"
        doneMessage="Saved."
        emptiesWhenDone
        className="space-y-5"
      >
        {({ result, isPending }) => (
          <>
            <input type="hidden" name="mode" value={mode} />
            <TextField
              label={isKept ? "Signing secret (saved)" : "Signing secret"}
              name="webhookSecret"
              type="password"
              autoComplete="off"
              spellCheck={false}
              maxLength={300}
              placeholder="whsec_…"
              className="font-mono"
              help={isKept ? "Enter a new one to replace it, or clear the field to remove it." : undefined}
              error={errorOf(result, "webhookSecret")}
            />
            <Button type="submit" aria-disabled={isPending}>
              {isPending ? "Saving…" : "Save"}
            </Button>
          </>
        )}
      </GuardedForm>
    </div>
  );
}
