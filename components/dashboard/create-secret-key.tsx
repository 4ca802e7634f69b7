"use client";

import { useState } from "react";
import { createSecretKey } from "@/app/dashboard/[mode]/keys/actions";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

/** Creates a second key and shows it once. */
export function CreateSecretKey({ mode, isFull }: { mode: Mode; isFull: boolean }) {
  const [secret, setSecret] = useState<string>();
  return (
    <div className="max-w-[44rem] space-y-5">
      {secret && (
        <Callout
          tone="positive"
          title="The new key is active"
          action={<CodeBlock title="New secret key" code={secret} wraps />}
        >
          Put it on your server. To see it later you need your password.
        </Callout>
      )}
      {isFull ? (
        <p className="leading-6 text-muted">
          Two keys are active, which is the most. Retire one before you make another.
        </p>
      ) : (
        <GuardedForm
          action={createSecretKey}
          onDone={({ secret: made }) => setSecret(made)}
          label="Make a key"
          className="space-y-3"
        >
          {({ isPending }) => (
            <>
              <input type="hidden" name="mode" value={mode} />
              <p className="leading-6 text-muted">
                To replace a key without an outage, make a second one, put it on your server, then retire the
                first.
              </p>
              <Button type="submit" aria-disabled={isPending}>
                {isPending ? "Making a key…" : "Make a new key"}
              </Button>
            </>
          )}
        </GuardedForm>
      )}
    </div>
  );
}
