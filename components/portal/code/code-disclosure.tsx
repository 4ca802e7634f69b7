import type { RefObject } from "react";
import { secondaryButton } from "../controls/button-classes";
import { CodeField } from "./code-field";
import { usePortal } from "../shell/portal-context";

type Props = {
  id: string;
  field: RefObject<HTMLInputElement | null>;
  check: () => void;
  /** The code the shown amounts were calculated with; empty if none. */
  asked: string;
  isLoading: boolean;
  failure: string | null;
  goWithout: () => void;
};

/**
 * A code field most customers don't need. It starts closed, and the browser itself opens it, so it works
 * before this page's script loads.
 */
export function CodeDisclosure({ id, field, check, asked, isLoading, failure, goWithout }: Props) {
  const { text } = usePortal().view;
  const isTaken = asked !== "" && !isLoading && !failure;
  return (
    <details className="min-w-0">
      <summary className="w-fit cursor-pointer rounded-sm py-1.5 font-medium text-accent hover:underline">
        {text.haveCode}
      </summary>
      <div className="mt-2 grid grid-cols-1 gap-2">
        <CodeField id={id} field={field} check={check} />
        <div role="status" className="grid gap-2 empty:hidden">
          {isTaken && <p className="text-sm text-muted">{text.codeTaken}</p>}
          {asked !== "" && failure && (
            <>
              <p className="wrap-anywhere whitespace-pre-line text-danger">{failure}</p>
              <button type="button" className={`${secondaryButton} justify-self-start`} onClick={goWithout}>
                {text.withoutCode}
              </button>
            </>
          )}
        </div>
      </div>
    </details>
  );
}
