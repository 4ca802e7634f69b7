"use client";

import { useRouter } from "next/navigation";
import { changePassword } from "@/app/dashboard/[mode]/account/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { authenticate } from "@/components/visitor/authenticate";

/**
 * Changing the password ends every session, so the form signs in with the new password. Anyone with a copy of the
 * old cookie is signed out, and the member stays signed in.
 */
export function PasswordForm() {
  const router = useRouter();

  async function change(form: FormData) {
    const result = await changePassword(form);
    if (!result.ok) return result;
    const { email } = result.value;
    const problem = await authenticate({ email, password: String(form.get("newPassword")) });
    if (problem) router.push("/sign-in");
    else router.refresh();
    return result;
  }

  return (
    <ActionForm
      action={change}
      label="Change your password"
      doneMessage="Your password is changed. All other sessions have ended."
      emptiesWhenDone
      className="max-w-[35rem] space-y-5"
    >
      {({ result, isPending }) => (
        <>
          <TextField
            label="Current password"
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            maxLength={800}
            error={errorOf(result, "currentPassword")}
            required
          />
          <TextField
            label="New password"
            name="newPassword"
            type="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={200}
            help="At least 12 characters. A few unrelated words work well. Numbers and symbols aren’t required."
            error={errorOf(result, "newPassword")}
            required
          />
          <Button type="submit" tone="primary" aria-disabled={isPending}>
            {isPending ? "Changing…" : "Change password"}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
