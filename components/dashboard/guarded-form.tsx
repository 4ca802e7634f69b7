"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { ActionFormProps } from "@/components/ui/action-form";
import { PasswordDialog } from "./password-dialog";

/**
 * A form whose action may ask for the password (lib/merchant/fresh-sign-in.ts). It is asked for in a dialog, and then
 * the same fields are sent once more; until then nothing was done, and nothing typed is lost.
 */
export function GuardedForm<Value>(props: ActionFormProps<Value>) {
  return (
    <ActionForm
      {...props}
      beside={({ result, isPending, again }) =>
        !isPending &&
        result?.ok === false &&
        result.error.code === "password_needed" && <PasswordDialog onConfirmed={again} />
      }
    />
  );
}
