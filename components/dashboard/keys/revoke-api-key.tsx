"use client";

import { useRef } from "react";
import { revokeApiKey } from "@/app/dashboard/[mode]/keys/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Mode } from "@/lib/tenancy";

type RevokeApiKeyProps = { mode: Mode; id: string; name: string };

export function RevokeApiKey({ mode, id, name }: RevokeApiKeyProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <Button size="small" onClick={() => dialog.current?.showModal()}>
        Revoke
        <span className="sr-only">
          {" "}
          <bdi>{name}</bdi>
        </span>
      </Button>
      <Dialog dialog={dialog} title="Revoke the API key?">
        <p className="wrap-anywhere">
          <bdi className="font-medium text-ink">{name}</bdi> stops working immediately. Its unused links stop
          opening, and visits opened with them end. You can’t undo this.
        </p>
        <ActionForm action={revokeApiKey} onDone={close} label="Revoke the API key">
          {({ isPending }) => (
            <>
              <input type="hidden" name="mode" value={mode} />
              <input type="hidden" name="id" value={id} />
              <div className="flex flex-wrap justify-end gap-2">
                <Button onClick={close}>Cancel</Button>
                <Button type="submit" tone="danger" aria-disabled={isPending}>
                  {isPending ? "Revoking…" : "Revoke key"}
                </Button>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  );
}
