import type { RefObject } from "react";
import { secondaryButton } from "../controls/button-classes";
import { usePortal } from "../shell/portal-context";

const lengthMax = 200;

/** The discount code field and the button that checks the code. Enter presses that button too. */
export function CodeField({
  id,
  field,
  check,
}: {
  id: string;
  field: RefObject<HTMLInputElement | null>;
  check: () => void;
}) {
  const { text, typedCode } = usePortal().view;
  return (
    <div>
      <label htmlFor={`${id}-code`} className="mb-2 block font-medium">
        {text.discountCode}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={`${id}-code`}
          ref={field}
          name="code"
          defaultValue={typedCode}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={lengthMax}
          className="min-h-11 min-w-0 flex-1 basis-40 rounded-md border border-line-strong bg-surface px-3 py-2 text-field"
        />
        <button type="submit" formAction={check} className={secondaryButton}>
          {text.checkCode}
        </button>
      </div>
    </div>
  );
}
