"use client";

import { useState } from "react";
import { revealSecretKey } from "@/app/dashboard/[mode]/keys/actions";
import { Button } from "@/components/ui/button";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import type { KeyKind } from "./key-kinds";
import { SecretDialog } from "./secret-dialog";

type RevealKeyProps = { mode: Mode; kind: KeyKind; id: string; last4: string };

export function RevealKey({ mode, kind, id, last4 }: RevealKeyProps) {
  const [secret, setSecret] = useState<string>();
  return (
    <>
      <GuardedForm
        action={revealSecretKey}
        onDone={setSecret}
        label={`Reveal the key ending in ${last4}`}
        className=""
      >
        {({ isPending }) => (
          <>
            <input type="hidden" name="mode" value={mode} />
            <input type="hidden" name="purpose" value={kind.purpose} />
            <input type="hidden" name="id" value={id} />
            <Button type="submit" size="small" aria-disabled={isPending}>
              {isPending ? "Revealing…" : "Reveal"}
              <span className="sr-only"> the key ending in {last4}</span>
            </Button>
          </>
        )}
      </GuardedForm>
      {secret && (
        <SecretDialog
          title={`${mode === "test" ? "Test" : "Live"} ${kind.name} …${last4}`}
          name={kind.title.slice(0, -1)}
          secret={secret}
          variable={kind.variable}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}
