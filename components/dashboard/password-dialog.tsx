"use client";

import { useEffect, useRef } from "react";
import { confirmPassword } from "@/app/dashboard/[mode]/account/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";

/** Opens immediately to ask for the password, and calls `onConfirmed` if the password is right. */
export function PasswordDialog({ onConfirmed }: { onConfirmed: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  function goOn() {
    // Close first, so that focus is back in place when the result is announced.
    dialog.current?.close();
    onConfirmed();
  }

  return (
    <Dialog dialog={dialog} title="Enter your password to continue">
      <p>This change affects who can open your customers’ portals. We won’t ask again for five minutes.</p>
      <ActionForm action={confirmPassword} onDone={goOn} label="Confirm it’s you">
        {({ result, isPending }) => (
          <>
            <TextField
              label="Your password"
              name="password"
              type="password"
              autoComplete="current-password"
              maxLength={800}
              error={errorOf(result, "password")}
              required
            />
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => dialog.current?.close()}>Cancel</Button>
              <Button type="submit" tone="primary" aria-disabled={isPending}>
                {isPending ? "Checking…" : "Continue"}
              </Button>
            </div>
          </>
        )}
      </ActionForm>
    </Dialog>
  );
}
