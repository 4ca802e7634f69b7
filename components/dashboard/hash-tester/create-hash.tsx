"use client";

import { KeyRound } from "lucide-react";
import { useRef, useState } from "react";
import { createHash } from "@/app/dashboard/[mode]/hash-tester/actions";
import { errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { Place } from "../place";

type CreateHashProps = { mode: Mode; portalId: string | undefined; identity: string };

/**
 * Asks for the password, and then creates the right hash for the customer in the form. Closing the dialog
 * discards the hash.
 */
export function CreateHash({ mode, portalId, identity }: CreateHashProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [made, setMade] = useState<{ hash: string; last4: string }>();
  return (
    <div className="mt-3 border-t border-line pt-3">
      <GuardedForm
        action={createHash}
        label="Create the right hash"
        className="space-y-2"
        onDone={(value) => {
          setMade(value);
          dialog.current?.showModal();
        }}
      >
        {({ result, isPending }) => (
          <>
            <Place mode={mode} portalId={portalId} />
            <input type="hidden" name="identity" value={identity} />
            <Button type="submit" tone="quiet" size="small" className="-ms-2.25" aria-disabled={isPending}>
              <KeyRound aria-hidden="true" className="size-3.5" />
              {isPending ? "Creating…" : "Create the right hash…"}
            </Button>
            {errorOf(result, "identity") && <FieldError>{errorOf(result, "identity")}</FieldError>}
          </>
        )}
      </GuardedForm>
      <Dialog dialog={dialog} title="The right hash" width="wide" onClose={() => setMade(undefined)}>
        <p className="wrap-anywhere">
          For <bdi className="font-medium text-ink">{identity}</bdi>, with the {mode} key ending in{" "}
          {made?.last4}. It opens this customer’s portal, so this is logged under your name.
        </p>
        {made && <CodeBlock title="Hash" code={made.hash} wraps />}
        <div className="flex justify-end">
          <Button onClick={() => dialog.current?.close()}>Done</Button>
        </div>
      </Dialog>
    </div>
  );
}
