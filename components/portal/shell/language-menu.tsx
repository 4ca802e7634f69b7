import { useEffect, useId, useRef } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { usePortal } from "./portal-context";
import { useAnotherView } from "./use-another-view";

/** Shows the portal in another language, for as long as this visit lasts. */
export function LanguageMenu() {
  const { token, view } = usePortal();
  const { language, languages, direction, text } = view;
  const { ask, isWorking, failure } = useAnotherView();
  const id = useId();
  const menu = useRef<HTMLSelectElement>(null);

  async function choose() {
    const chosen = menu.current?.value as PortalView["language"];
    if (chosen === language) return;
    await ask(() => read(token, "choose_language", { language: chosen }));
  }

  useEffect(() => {
    Object.assign(document.documentElement, { lang: language, dir: direction });
  }, [language, direction]);

  // A language may have been chosen before this script loaded.
  useEffect(() => void choose(), []); // eslint-disable-line react-hooks/exhaustive-deps -- once

  return (
    <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
      <label htmlFor={id}>{text.language}</label>
      <select
        id={id}
        ref={menu}
        defaultValue={language}
        aria-disabled={isWorking || undefined}
        onChange={() => void choose()}
        className="min-h-11 rounded-md border border-line-strong bg-surface px-3 py-1 text-base text-ink"
      >
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      <p role="alert" className="wrap-anywhere whitespace-pre-line text-danger empty:hidden">
        {failure}
      </p>
    </div>
  );
}
