import { useRef, useState } from "react";

/**
 * The code in a dialog's field, and the code the shown amounts were calculated with. Customers can't confirm
 * amounts that ignore the code in the field.
 *
 * @param load requests the amounts with this code; an empty string means no code.
 */
export function useTypedCode(load: (code: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  const [previewedCode, setPreviewedCode] = useState("");
  const typed = () => field.current?.value.trim() ?? "";

  function reload() {
    setPreviewedCode(typed());
    load(typed());
  }

  function clear() {
    if (field.current) field.current.value = "";
  }

  return {
    field,
    previewedCode,
    typed,
    reload,
    /** Whether the shown amounts match the typed code. Requests new ones if not. */
    isShown() {
      if (previewedCode === typed()) return true;
      queueMicrotask(reload);
      return false;
    },
    /** Reloads after React's transition, because the page can't show a loading state during a transition. */
    check: () => queueMicrotask(reload),
    clear,
    removeCode() {
      clear();
      reload();
    },
  };
}
