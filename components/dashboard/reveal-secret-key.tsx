"use client";

import { useRef, useState } from "react";
import { revealSecretKey } from "@/app/dashboard/[mode]/keys/actions";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

type RevealSecretKeyProps = { mode: Mode; id: string; last4: string };

/** Shows a key in a dialog. Closing the dialog discards it. */
export function RevealSecretKey({ mode, id, last4 }: RevealSecretKeyProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [secret, setSecret] = useState<string>();

  function show(revealed: string) {
    setSecret(revealed);
    dialog.current?.showModal();
  }

  return (
    <>
      <GuardedForm action={revealSecretKey} onDone={show} label={`Reveal the key that ends in ${last4}`}>
        {({ isPending }) => (
          <>
            <input type="hidden" name="mode" value={mode} />
            <input type="hidden" name="id" value={id} />
            <Button type="submit" size="small" aria-disabled={isPending}>
              {isPending ? "Revealing…" : "Reveal"}
              <span className="sr-only"> the key that ends in {last4}</span>
            </Button>
          </>
        )}
      </GuardedForm>
      <Dialog dialog={dialog} title={`Secret key …${last4}`} onClose={() => setSecret(undefined)}>
        <p>This is logged under your name.</p>
        {secret && <CodeBlock title="Secret key" code={secret} wraps />}
        <div className="flex justify-end">
          <Button onClick={() => dialog.current?.close()}>Done</Button>
        </div>
      </Dialog>
    </>
  );
}
