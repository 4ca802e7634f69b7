"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";

/** A menu item that signs the member out. */
export function SignOutButton({ className }: { className: string }) {
  const [isPending, setPending] = useState(false);
  function leave() {
    setPending(true);
    void signOut({ callbackUrl: "/" });
  }
  return (
    <button type="button" onClick={leave} aria-disabled={isPending} className={className}>
      <LogOut aria-hidden="true" className="size-4 text-faint" />
      {isPending ? "Signing out…" : "Sign out"}
    </button>
  );
}
