"use client";

import { ActionForm, type ActionFormProps } from "@/components/ui/action-form";
import { PasswordDialog } from "./password-dialog";

/**
 * A form whose action may ask for the password (lib/merchant/fresh-sign-in.ts). A dialog asks for it and then
 * resubmits the same fields. Nothing happens before that, and nothing typed is lost.
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
