"use client";

import { deletePortal } from "@/app/dashboard/[mode]/portals/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useOpenedDialog } from "@/components/ui/use-opened-dialog";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { Place } from "../place";

type DeletePortalProps = { mode: Mode; id: string; name: string };

export function DeletePortal({ mode, id, name }: DeletePortalProps) {
  const { dialog, isOpen, open, close, onClose } = useOpenedDialog();
  return (
    <>
      <Button size="small" onClick={open}>
        Delete<span className="sr-only"> {name}</span>
      </Button>
      {isOpen && (
        <Dialog dialog={dialog} title="Delete portal?" onClose={onClose}>
          <p className="wrap-anywhere">
            <bdi className="font-medium text-ink">{name}</bdi> is deleted with its settings, services, sites
            and look. Pages that show it stop working, and open visits end. Nothing changes in Stripe.
          </p>
          <GuardedForm action={deletePortal} onDone={close} label="Delete portal">
            {({ isPending }) => (
              <>
                <Place mode={mode} portalId={id} />
                <div className="flex flex-wrap justify-end gap-2">
                  <Button onClick={close}>Cancel</Button>
                  <Button type="submit" tone="danger" aria-disabled={isPending}>
                    {isPending ? "Deleting…" : "Delete portal"}
                  </Button>
                </div>
              </>
            )}
          </GuardedForm>
        </Dialog>
      )}
    </>
  );
}
