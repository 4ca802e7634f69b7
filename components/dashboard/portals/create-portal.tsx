"use client";

import { createPortal } from "@/app/dashboard/[mode]/portals/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Field, TextField } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Mode } from "@/lib/tenancy";

type CreatePortalProps = { mode: Mode; portals: readonly { id: string; name: string }[] };

export function CreatePortal({ mode, portals }: CreatePortalProps) {
  return (
    <ActionForm
      action={createPortal}
      emptiesWhenDone
      label="New portal"
      doneMessage="Portal created. Choose its services and allow its sites."
      className="max-w-md space-y-4"
    >
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <TextField
            label="Name"
            name="name"
            autoComplete="off"
            maxLength={60}
            help="The product or brand. Customers don’t see it."
            error={errorOf(result, "name")}
          />
          <Field id="like" label="Start with">
            <Select id="like" name="like" defaultValue={portals[0]?.id ?? ""}>
              {portals.map(({ id, name }) => (
                <option key={id} value={id}>
                  The settings of {name}
                </option>
              ))}
              <option value="">Default settings</option>
            </Select>
          </Field>
          <Button type="submit" tone="primary" aria-disabled={isPending}>
            {isPending ? "Creating…" : "Create portal"}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
