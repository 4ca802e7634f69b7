"use client";

import { useRef } from "react";
import { retireSecretKey } from "@/app/dashboard/[mode]/keys/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import type { KeyKind } from "./key-kinds";

type RevokeKeyProps = { mode: Mode; kind: KeyKind; id: string; last4: string; isLast: boolean };

const choices = [
  { value: "now", label: "Now", help: "For a key that has leaked. Visits opened with it end immediately." },
  { value: "after_overlap", label: "In seven days", help: "Until then, it keeps working." },
] as const;

/** Revokes a key, immediately or in a week. */
export function RevokeKey({ mode, kind, id, last4, isLast }: RevokeKeyProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <Button size="small" onClick={() => dialog.current?.showModal()}>
        Revoke<span className="sr-only"> the key ending in {last4}</span>
      </Button>
      <Dialog dialog={dialog} title={`Revoke the ${kind.name} …${last4}?`}>
        <p>
          {kind.makes === "hash" ? "Hashes" : "Tokens"} made with a revoked key stop working. You can’t undo
          this.
        </p>
        {isLast && (
          <p className="font-medium text-caution">
            It’s your only {kind.name} in {mode} mode. Without another, no customer can open the portal with a{" "}
            {kind.makes}.
          </p>
        )}
        <GuardedForm action={retireSecretKey} onDone={close} label="Revoke the key">
          {({ isPending }) => (
            <>
              <input type="hidden" name="mode" value={mode} />
              <input type="hidden" name="purpose" value={kind.purpose} />
              <input type="hidden" name="id" value={id} />
              <fieldset className="space-y-2">
                <legend className="mb-2 font-medium text-ink">When</legend>
                {choices.map(({ value, label, help }, index) => (
                  <label
                    key={value}
                    className="flex gap-3 rounded-md border border-line p-3 has-checked:border-accent"
                  >
                    <input
                      type="radio"
                      name="when"
                      value={value}
                      defaultChecked={index === 0}
                      className="mt-0.5 size-4"
                    />
                    <span>
                      <span className="block font-medium text-ink">{label}</span>
                      {help}
                    </span>
                  </label>
                ))}
              </fieldset>
              <div className="flex flex-wrap justify-end gap-2">
                <Button onClick={close}>Cancel</Button>
                <Button type="submit" tone="danger" aria-disabled={isPending}>
                  {isPending ? "Revoking…" : "Revoke key"}
                </Button>
              </div>
            </>
          )}
        </GuardedForm>
      </Dialog>
    </>
  );
}
