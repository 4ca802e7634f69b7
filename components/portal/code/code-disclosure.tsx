import type { RefObject } from "react";
import { secondaryButton } from "../controls/button-classes";
import { usePortal } from "../shell/portal-context";
import { CodeField } from "./code-field";

type Props = {
  id: string;
  field: RefObject<HTMLInputElement | null>;
  check: () => void;
  /** The code the shown amounts were calculated with; empty if none. */
  previewedCode: string;
  isLoading: boolean;
  failure: string | null;
  removeCode: () => void;
};

/**
 * A code field most customers don't need. It starts closed unless the merchant's page prefills a code. The
 * browser itself opens and closes it, so this works before the page's script loads.
 */
export function CodeDisclosure({ id, field, check, previewedCode, isLoading, failure, removeCode }: Props) {
  const { text, typedCode } = usePortal().view;
  const isApplied = previewedCode !== "" && !isLoading && !failure;
  return (
    <details className="min-w-0" open={typedCode !== ""}>
      <summary className="w-fit cursor-pointer list-none rounded-sm py-1.5 font-medium text-accent-text hover:underline [&::-webkit-details-marker]:hidden">
        {text.haveCode}
      </summary>
      <div className="mt-2 grid grid-cols-1 gap-2">
        <CodeField id={id} field={field} check={check} />
        <div role="status" className="grid gap-2 empty:hidden">
          {isApplied && <p className="text-sm text-muted">{text.codeTaken}</p>}
          {previewedCode !== "" && failure && (
            <>
              <p className="wrap-anywhere whitespace-pre-line text-danger">{failure}</p>
              <button type="button" className={`${secondaryButton} justify-self-start`} onClick={removeCode}>
                {text.withoutCode}
              </button>
            </>
          )}
        </div>
      </div>
    </details>
  );
}
