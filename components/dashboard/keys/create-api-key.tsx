"use client";

import { useState } from "react";
import { createApiKey } from "@/app/dashboard/[mode]/keys/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { SecretDialog } from "./secret-dialog";

export function CreateApiKey({ mode }: { mode: Mode }) {
  const [key, setKey] = useState<string>();
  return (
    <>
      <GuardedForm
        action={createApiKey}
        onDone={(made) => setKey(made.key)}
        emptiesWhenDone
        label="Create an API key"
        className="max-w-md space-y-3"
      >
        {({ result, isPending }) => (
          <>
            <input type="hidden" name="mode" value={mode} />
            <TextField
              label="Name of the new key"
              name="name"
              autoComplete="off"
              maxLength={60}
              placeholder="Billing server"
              help="The server that uses it, so you know which key to revoke."
              error={errorOf(result, "name")}
            />
            <Button type="submit" aria-disabled={isPending}>
              {isPending ? "Creating…" : "Create API key"}
            </Button>
          </>
        )}
      </GuardedForm>
      {key && (
        <SecretDialog
          title="Your new API key"
          name="New API key"
          secret={key}
          variable="PORTICO_API_KEY"
          note="Copy it now. You won’t see it again."
          onClose={() => setKey(undefined)}
        />
      )}
    </>
  );
}
