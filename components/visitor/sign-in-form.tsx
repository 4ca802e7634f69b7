"use client";

import { signIn } from "next-auth/react";
import type { FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";

const reasons: Record<string, string> = {
  CredentialsSignin: "This e-mail address and password do not belong together.",
  rate_limited: "Too many attempts. Wait a quarter of an hour, then try again.",
  unavailable: "Sign-in does not work at the moment. Try again in a minute.",
};

const otherReason = "You could not be signed in. Reload the page and try again.";

/** `callbackUrl` is a path of ours, checked by the page. */
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
    const problem = await enter(fields, callbackUrl);
    if (!problem) return;
    setReason(problem);
    setPending(false);
  }

  return (
    <form method="post" noValidate onSubmit={submit} aria-busy={isPending} className="space-y-5">
      <div ref={outcome} tabIndex={-1} role="alert" className="empty:hidden focus:outline-none">
        {reason && <Callout tone="danger" title={reason} />}
      </div>
      <TextField label="E-mail address" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <Button type="submit" tone="primary" className="w-full" aria-disabled={isPending}>
        {isPending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

/** Signs in and leaves for `callbackUrl`; returns what was wrong, or undefined when the browser is on its way. */
export async function enter(
  { email, password }: Record<string, string>,
  callbackUrl: string,
): Promise<string | undefined> {
  try {
    const answer = await signIn("credentials", { email, password, callbackUrl, redirect: false });
    if (answer?.error || !answer?.ok) return reasons[answer?.error ?? ""] ?? otherReason;
    window.location.assign(callbackUrl);
    return undefined;
  } catch {
    return reasons.unavailable;
  }
}
