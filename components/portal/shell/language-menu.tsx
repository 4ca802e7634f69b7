import { useEffect, useId, useRef } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { usePortal } from "./portal-context";
import { useAnotherView } from "./use-another-view";

/** Shows the portal in another language for the rest of this visit. */
export function LanguageMenu() {
  const { token, view } = usePortal();
  const { language, languages, direction, text } = view;
  const { ask, isWorking, failure } = useAnotherView();
  const id = useId();
  const menu = useRef<HTMLSelectElement>(null);

  const choose = (chosen: string) =>
    ask(() => read(token, "choose_language", { language: chosen as PortalView["language"] }));

  useEffect(() => {
    Object.assign(document.documentElement, { lang: language, dir: direction });
  }, [language, direction]);

  // The menu and the page must agree. After a failure, the page's language stays. A choice made before this script
  // loaded, or while another choice was in progress, still takes effect.
  useEffect(() => {
    if (isWorking || !menu.current || menu.current.value === language) return;
    if (failure) menu.current.value = language;
    else void choose(menu.current.value);
  });

  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id}>{text.language}</label>
      <select
        id={id}
        ref={menu}
        defaultValue={language}
        aria-disabled={isWorking || undefined}
        onChange={({ target }) => void choose(target.value)}
        className="min-h-11 rounded-md border border-line-mid bg-surface ps-3 pe-9 py-1 text-sm text-ink contrast-more:border-line-strong"
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
