"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

export function SignOutButton() {
  const [isPending, setPending] = useState(false);
  function leave() {
    setPending(true);
    void signOut({ callbackUrl: "/" });
  }
  return (
    <Button tone="quiet" size="small" onClick={leave} aria-disabled={isPending}>
      <LogOut aria-hidden="true" className="size-3.5" />
      Sign out
    </Button>
  );
}
