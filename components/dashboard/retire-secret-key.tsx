"use client";

import { useRef } from "react";
import { retireSecretKey } from "@/app/dashboard/[mode]/keys/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "./guarded-form";

type RetireSecretKeyProps = { mode: Mode; id: string; last4: string; isLast: boolean };

const choices = [
  { value: "after_overlap", label: "In seven days", help: "Both keys work until then." },
  { value: "now", label: "Now", help: "For a key that has leaked. Visits opened with it end at once." },
] as const;

export function RetireSecretKey({ mode, id, last4, isLast }: RetireSecretKeyProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <Button size="small" onClick={() => dialog.current?.showModal()}>
        Retire<span className="sr-only"> the key that ends in {last4}</span>
      </Button>
      <Dialog dialog={dialog} title={`Retire the key …${last4}?`}>
        <p>A retired key proves nothing any more, and it cannot be brought back.</p>
        {isLast && (
          <p className="font-medium text-caution">
            It is the only key of {mode} mode. Without another, no customer can open the portal with a hash.
          </p>
        )}
        <GuardedForm action={retireSecretKey} onDone={close} label="Retire the key">
          {({ isPending }) => (
            <>
              <input type="hidden" name="mode" value={mode} />
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
                      className="mt-1 size-4"
                    />
                    <span>
                      <span className="block font-medium text-ink">{label}</span>
                      {help}
                    </span>
                  </label>
                ))}
              </fieldset>
              <div className="flex flex-wrap justify-end gap-2">
                <Button onClick={close}>Keep key</Button>
                <Button type="submit" tone="danger" aria-disabled={isPending}>
                  {isPending ? "Retiring…" : "Retire key"}
                </Button>
              </div>
            </>
          )}
        </GuardedForm>
      </Dialog>
    </>
  );
}
