import { useEffect, useId } from "react";
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

  useEffect(() => {
    Object.assign(document.documentElement, { lang: language, dir: direction });
  }, [language, direction]);

  return (
    <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
      <label htmlFor={id}>{text.language}</label>
      <select
        id={id}
        value={language}
        aria-disabled={isWorking || undefined}
        onChange={({ target }) =>
          void ask(() => read(token, "choose_language", { language: target.value as PortalView["language"] }))
        }
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
