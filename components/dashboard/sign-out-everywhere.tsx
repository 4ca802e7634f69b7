"use client";

import { signOut } from "next-auth/react";
import { signOutEverywhere } from "@/app/dashboard/[mode]/account/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";

/** Ends every session, then removes this session's cookie. */
export function SignOutEverywhere() {
  return (
    <ActionForm
      action={signOutEverywhere}
      onDone={() => void signOut({ callbackUrl: "/sign-in" })}
      label="Sign out everywhere"
      className="space-y-3"
    >
      {({ result, isPending }) => (
        <>
          <p className="max-w-[60ch] text-help text-muted">
            Don’t recognize a session? Change your password, too.
          </p>
          <Button type="submit" aria-disabled={isPending || result?.ok}>
            {isPending || result?.ok ? "Signing out…" : "Sign out everywhere"}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
