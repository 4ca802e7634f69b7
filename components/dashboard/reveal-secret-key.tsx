"use client";

import { useRef, useState } from "react";
import { revealSecretKey } from "@/app/dashboard/[mode]/keys/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";

type RevealSecretKeyProps = { mode: Mode; id: string; last4: string };

/** Shows a key after the password was asked again; closing the dialog forgets it. */
export function RevealSecretKey({ mode, id, last4 }: RevealSecretKeyProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [secret, setSecret] = useState<string>();
  const [round, setRound] = useState(0);

  function forget() {
    setSecret(undefined);
    setRound(round + 1);
  }

  return (
    <>
      <Button size="small" onClick={() => dialog.current?.showModal()}>
        Reveal<span className="sr-only"> the key that ends in {last4}</span>
      </Button>
      <Dialog dialog={dialog} title={secret ? `Secret key …${last4}` : "Reveal this key?"} onClose={forget}>
        {secret ? (
          <>
            <CodeBlock title="Secret key" code={secret} wraps />
            <div className="flex justify-end">
              <Button onClick={() => dialog.current?.close()}>Done</Button>
            </div>
          </>
        ) : (
          <ActionForm key={round} action={revealSecretKey} onDone={setSecret} label="Reveal the key">
            {({ result, isPending }) => (
              <>
                <p>Enter your password. That the key was shown is recorded with your name.</p>
                <input type="hidden" name="mode" value={mode} />
                <input type="hidden" name="id" value={id} />
                <TextField
                  label="Your password"
                  name="password"
                  type="password"
                  autoComplete="current-password"
                  error={errorOf(result, "password")}
                  required
                />
                <div className="flex flex-wrap justify-end gap-2">
                  <Button onClick={() => dialog.current?.close()}>Leave it hidden</Button>
                  <Button type="submit" tone="primary" aria-disabled={isPending}>
                    {isPending ? "Checking…" : "Reveal key"}
                  </Button>
                </div>
              </>
            )}
          </ActionForm>
        )}
      </Dialog>
    </>
  );
}
