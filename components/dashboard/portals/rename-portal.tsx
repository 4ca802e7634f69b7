"use client";

import { renamePortal } from "@/app/dashboard/[mode]/portals/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useOpenedDialog } from "@/components/ui/use-opened-dialog";
import type { Mode } from "@/lib/tenancy";
import { Place } from "../place";

type RenamePortalProps = { mode: Mode; id: string; name: string };

export function RenamePortal({ mode, id, name }: RenamePortalProps) {
  const { dialog, isOpen, open, close, onClose } = useOpenedDialog();
  return (
    <>
      <Button size="small" onClick={open}>
        Rename<span className="sr-only"> {name}</span>
      </Button>
      {isOpen && (
        <Dialog dialog={dialog} title="Rename portal" onClose={onClose}>
          <ActionForm action={renamePortal} onDone={close} label="Rename portal" className="space-y-4">
            {({ result, isPending }) => (
              <>
                <Place mode={mode} portalId={id} />
                <TextField
                  label="New name"
                  name="name"
                  defaultValue={name}
                  autoComplete="off"
                  maxLength={60}
                  error={errorOf(result, "name")}
                />
                <div className="flex flex-wrap justify-end gap-2">
                  <Button onClick={close}>Cancel</Button>
                  <Button type="submit" tone="primary" aria-disabled={isPending}>
                    {isPending ? "Saving…" : "Rename"}
                  </Button>
                </div>
              </>
            )}
          </ActionForm>
        </Dialog>
      )}
    </>
  );
}
