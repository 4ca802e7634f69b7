"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { signUp } from "@/app/sign-up/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { signInAndLeave } from "./sign-in-form";

export function SignUpForm() {
  const router = useRouter();
  const [isEntering, setEntering] = useState(false);

  async function create(form: FormData) {
    const result = await signUp(form);
    if (!result.ok) return result;
    setEntering(true);
    const problem = await signInAndLeave(Object.fromEntries(form) as Record<string, string>, "/dashboard");
    // The answer doesn't reveal whether the account is new. The sign-in page covers both cases.
    if (problem) router.push("/sign-in?signedUp");
    return result;
  }

  return (
    <ActionForm action={create} label="Sign up">
      {({ result, isPending }) => (
        <>
          <TextField
            label="Name of your business"
            name="name"
            autoComplete="organization"
            maxLength={80}
            error={errorOf(result, "name")}
            required
          />
          <TextField
            label="Email address"
            name="email"
            type="email"
            autoComplete="username"
            error={errorOf(result, "email")}
            required
          />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={200}
            help="At least 12 characters. A few unrelated words work well. Numbers and symbols aren’t required."
            error={errorOf(result, "password")}
            required
          />
          <Button
            type="submit"
            tone="primary"
            className="min-h-9.5 w-full"
            aria-disabled={isPending || isEntering}
          >
            {isPending || isEntering ? "Creating your account…" : "Create account"}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
