import { useRef, useState } from "react";

/**
 * The code in a dialog's field, and which one the amounts on the page were computed with: nobody confirms amounts
 * that leave out the code that stands in the field.
 *
 * @param load asks for the amounts with this code; it is empty when there is none.
 */
export function useTypedCode(load: (code: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState("");
  const typed = () => field.current?.value.trim() ?? "";

  function reload() {
    setAsked(typed());
    load(typed());
  }

  function clear() {
    if (field.current) field.current.value = "";
  }

  return {
    field,
    asked,
    typed,
    reload,
    /** Whether what is shown is for what is typed; asks for it if not. */
    isShown() {
      if (asked === typed()) return true;
      queueMicrotask(reload);
      return false;
    },
    /** React calls this inside a transition, in which the page could not say that it is working. */
    check: () => queueMicrotask(reload),
    clear,
    goWithout() {
      clear();
      reload();
    },
  };
}
