"use client";

import { History } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { undoSettings } from "@/app/dashboard/[mode]/settings/actions";
import { Button, buttonClasses } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import { Moment } from "@/components/ui/moment";
import type { HistoryEntry, HistoryPage } from "@/lib/merchant/settings-history";
import type { DescribedSetting } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { GuardedForm } from "../guarded-form";
import { pageBeside } from "../navigation";
import { PortalField } from "../portal-field";
import { ChangeList } from "./change-list";

type SettingsHistoryProps = {
  mode: Mode;
  settings: DescribedSetting[];
  history: HistoryPage;
  /** Whether the URL asks for older saves, so that the drawer starts open. */
  isContinued: boolean;
  /** When the page was rendered. */
  now: Date;
};

/** The history of the settings: who changed what, when, and a button to undo each save. */
export function SettingsHistory({ mode, settings, history, isContinued, now }: SettingsHistoryProps) {
  const drawer = useRef<HTMLDialogElement>(null);
  const pathname = usePathname();
  useEffect(() => {
    if (isContinued && !drawer.current?.open) drawer.current?.showModal();
  }, [isContinued]);
  return (
    <>
      <Button size="small" onClick={() => drawer.current?.showModal()}>
        <History aria-hidden="true" className="size-3.5" />
        History
      </Button>
      <Drawer drawer={drawer} title="History">
        {history.entries.length === 0 && !isContinued && !history.next && (
          <p className="py-4 text-muted">No changes yet. Each save appears here, and you can undo it.</p>
        )}
        <ol className="divide-y divide-line">
          {history.entries.map((entry) => (
            <li key={entry.id} className="py-3.5">
              <Entry mode={mode} settings={settings} entry={entry} now={now} />
            </li>
          ))}
        </ol>
        {history.next && (
          <Link
            href={pageBeside(pathname, `settings?before=${history.next}`)}
            scroll={false}
            className={`${buttonClasses("plain", "small")} mt-2`}
          >
            Older changes
          </Link>
        )}
      </Drawer>
    </>
  );
}

type EntryProps = Pick<SettingsHistoryProps, "mode" | "settings" | "now"> & { entry: HistoryEntry };

function Entry({ mode, settings, entry, now }: EntryProps) {
  const { id, at, email, changes } = entry;
  return (
    <GuardedForm action={undoSettings} label={`Undo the save of ${at.toISOString()}`} className="space-y-2">
      {({ result, isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <PortalField />
          <input type="hidden" name="entryId" value={id} />
          <div className="flex items-start justify-between gap-3">
            <p className="min-w-0">
              <span className="font-medium wrap-anywhere">{email ?? "Portico"}</span>{" "}
              <span className="text-muted">
                <Moment at={at} now={now} />
              </span>
            </p>
            <Button type="submit" size="small" aria-disabled={isPending}>
              {isPending ? "Undoing…" : "Undo"}
            </Button>
          </div>
          <ChangeList changes={changes} settings={settings} />
          {result?.ok && result.value.kept.length > 0 && (
            <p role="status" className="text-help text-muted">
              Not undone, because they changed again later: {titlesOf(result.value.kept, settings)}.
            </p>
          )}
        </>
      )}
    </GuardedForm>
  );
}

function titlesOf(names: string[], settings: DescribedSetting[]): string {
  return settings
    .filter(({ name }) => names.includes(name))
    .map(({ title }) => title)
    .join(", ");
}
