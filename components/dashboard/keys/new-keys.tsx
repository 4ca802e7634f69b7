"use client";

import { RefreshCw, ShieldAlert } from "lucide-react";
import { useRef, useState } from "react";
import { createSecretKey, replaceSecretKeys } from "@/app/dashboard/[mode]/keys/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Card, Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import type { KeyKind } from "./key-kinds";
import { SecretDialog } from "./secret-dialog";

type NewKeysProps = { mode: Mode; kind: KeyKind; count: number; canRoll: boolean };

/** Replaces a key: either rolls it, so both keys work for a while, or revokes a leaked key immediately. */
export function NewKeys({ mode, kind, count, canRoll }: NewKeysProps) {
  const [secret, setSecret] = useState<string>();
  const show = (made: { secret: string }) => setSecret(made.secret);
  return (
    <>
      {count === 0 ? (
        <CreateKey mode={mode} kind={kind} onMade={show} />
      ) : (
        <Section id="new" title="When you need a new one">
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            <Roll mode={mode} kind={kind} canRoll={canRoll} onMade={show} />
            <Leaked mode={mode} kind={kind} onMade={show} />
          </div>
        </Section>
      )}
      {secret && (
        <SecretDialog
          title={`Your new ${kind.name}`}
          name={`New ${kind.name}`}
          secret={secret}
          variable={kind.variable}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}

type MakerProps = { mode: Mode; kind: KeyKind; onMade: (made: { secret: string }) => void };

function CreateKey({ mode, kind, onMade }: MakerProps) {
  return (
    <GuardedForm action={createSecretKey} onDone={onMade} label={`Create a ${kind.name}`}>
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <input type="hidden" name="purpose" value={kind.purpose} />
          <Button type="submit" tone="primary" aria-disabled={isPending}>
            {isPending ? "Creating…" : `Create ${kind.name}`}
          </Button>
        </>
      )}
    </GuardedForm>
  );
}

const overlaps = [
  { hours: 168, label: "Old key expires in 7 days" },
  { hours: 24, label: "Old key expires in 1 day" },
  { hours: 1, label: "Old key expires in 1 hour" },
] as const;

function Roll({ mode, kind, canRoll, onMade }: MakerProps & { canRoll: boolean }) {
  return (
    <Card className="p-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <RefreshCw aria-hidden="true" className="size-4 text-muted" />
        Roll
      </h3>
      <p className="mt-1 mb-3 text-help text-pretty text-muted">
        For a planned change. Both keys work until the old one expires.
      </p>
      <GuardedForm
        action={replaceSecretKeys}
        onDone={onMade}
        label={`Roll the ${kind.name}`}
        className="space-y-2"
      >
        {({ isPending }) => (
          <>
            <input type="hidden" name="mode" value={mode} />
            <input type="hidden" name="purpose" value={kind.purpose} />
            <div className="flex flex-wrap gap-2">
              <Select
                name="hours"
                aria-label="When the old key expires"
                defaultValue="168"
                disabled={!canRoll}
              >
                {overlaps.map(({ hours, label }) => (
                  <option key={hours} value={hours}>
                    {label}
                  </option>
                ))}
              </Select>
              <Button type="submit" disabled={!canRoll} aria-disabled={isPending}>
                {isPending ? "Rolling…" : "Roll key"}
              </Button>
            </div>
            {!canRoll && (
              <p className="text-help text-muted">
                You can have at most two active keys. Revoke the old one first.
              </p>
            )}
          </>
        )}
      </GuardedForm>
    </Card>
  );
}

function Leaked({ mode, kind, onMade }: MakerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <Card className="p-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <ShieldAlert aria-hidden="true" className="size-4 text-muted" />
        Leaked?
      </h3>
      <p className="mt-1 mb-3 text-help text-pretty text-muted">
        Create a new key and revoke all others immediately. Portals stop opening until your server has the new
        key.
      </p>
      <Button onClick={() => dialog.current?.showModal()}>Replace now…</Button>
      <Dialog dialog={dialog} title={`Replace every ${kind.name} in ${mode} mode?`}>
        <p>
          All other {kind.name}s stop working immediately, and visits opened with them end. No customer can
          open the portal with a {kind.makes} until your server has the new key.
        </p>
        <GuardedForm
          action={replaceSecretKeys}
          label="Replace all keys"
          onDone={(made) => {
            close();
            onMade(made);
          }}
        >
          {({ isPending }) => (
            <>
              <input type="hidden" name="mode" value={mode} />
              <input type="hidden" name="purpose" value={kind.purpose} />
              <input type="hidden" name="hours" value="0" />
              <div className="flex flex-wrap justify-end gap-2">
                <Button onClick={close}>Cancel</Button>
                <Button type="submit" tone="danger" aria-disabled={isPending}>
                  {isPending ? "Replacing…" : "Replace keys"}
                </Button>
              </div>
            </>
          )}
        </GuardedForm>
      </Dialog>
    </Card>
  );
}
