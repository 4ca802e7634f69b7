"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { authenticate } from "./authenticate";

/** The page has checked that `callbackUrl` is on our own origin. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [reason, setReason] = useState<string>();
  const [isPending, setPending] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reason) outcome.current?.focus();
  }, [reason]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setPending(true);
    setReason(undefined);
    const problem = await signInAndLeave(fields, callbackUrl);
    if (!problem) return;
    setReason(problem);
    setPending(false);
  }

  return (
    <form method="post" noValidate onSubmit={submit} aria-busy={isPending} className="space-y-4">
      <div ref={outcome} tabIndex={-1} role="alert" className="empty:hidden focus:outline-none">
        {reason && <Callout tone="danger" title={reason} />}
      </div>
      <TextField label="Email address" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <Button type="submit" tone="primary" className="min-h-9.5 w-full" aria-disabled={isPending}>
        {isPending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

/** Signs in and navigates to `callbackUrl`. Returns an error message, or undefined while navigating. */
export async function signInAndLeave(
  credentials: Record<string, string>,
  callbackUrl: string,
): Promise<string | undefined> {
  const problem = await authenticate(credentials);
  if (!problem) window.location.assign(callbackUrl);
  return problem;
}
