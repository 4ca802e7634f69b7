import { type RefObject, useEffect, useRef, useState } from "react";
import type { DescribedSetting } from "@/lib/settings/schema";

/** The search text, the settings that match, and the field, which the key "/" focuses. */
export function useSearch(settings: DescribedSetting[]): {
  query: string;
  setQuery: (query: string) => void;
  found: DescribedSetting[];
  field: RefObject<HTMLInputElement | null>;
} {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    function focusField(event: KeyboardEvent) {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    }
    document.addEventListener("keydown", focusField);
    return () => document.removeEventListener("keydown", focusField);
  }, []);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return { query, setQuery, found: settings.filter((setting) => matches(setting, words)), field };
}

/**
 * Whether a setting contains all words. Searches its `name`, too, because readers of the docs search for names such as
 * `showAllInvoices`.
 */
function matches({ title, line, more = "", name, group, choices = {} }: DescribedSetting, words: string[]) {
  const text = [title, line, more, name, group, ...Object.values(choices)].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
