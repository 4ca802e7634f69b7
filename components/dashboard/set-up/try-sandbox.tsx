"use client";

import { trySandbox } from "@/app/dashboard/[mode]/overview/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { Mode } from "@/lib/tenancy";

export function TrySandbox({ mode }: { mode: Mode }) {
  return (
    <ActionForm action={trySandbox} label="Sandbox" className="space-y-3">
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <Button type="submit" tone="primary" aria-disabled={isPending || result?.ok}>
            {isPending ? "Creating your sandbox…" : "Try it with the sandbox"}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
