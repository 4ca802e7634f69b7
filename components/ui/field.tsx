import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";

/** 34 px tall; on phones 40 px with text of 16 px, so that iOS doesn't zoom in. */
export const controlClasses =
  "block w-full min-h-8.5 rounded-md border border-line-strong bg-surface px-2.5 py-1.5 text-sm text-ink transition-colors hover:border-muted focus-visible:-outline-offset-1 aria-invalid:border-danger aria-invalid:shadow-[0_0_0_1px_var(--color-danger)] disabled:opacity-60 max-md:min-h-10 max-md:text-base";

type FieldProps = {
  id: string;
  label: string;
  help?: ReactNode;
  error?: string;
  children: ReactNode;
};

/** A label, its control, help and error. The control must use `fieldDescription(id)` as its description. */
export function Field({ id, label, help, error, children }: FieldProps) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-medium text-ink">
        {label}
      </label>
      {children}
      <div id={fieldDescription(id)} className="space-y-1 text-help text-muted empty:hidden">
        {error && <FieldError>{error}</FieldError>}
        {help && <div>{help}</div>}
      </div>
    </div>
  );
}

/** Explains a field's error and how to fix it. */
export function FieldError({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-1.5 text-help font-medium text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.75 size-3.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

export function fieldDescription(id: string): string {
  return `${id}-description`;
}

type TextFieldProps = Omit<FieldProps, "children" | "id"> &
  Omit<ComponentProps<"input">, "id"> & { name: string };

/** A one-line text field with its label, help and error. */
export function TextField({ label, help, error, name, className = "", ...rest }: TextFieldProps) {
  // The name can't be the ID, because several forms on a page may have a field of this name.
  const id = useId();
  return (
    <Field id={id} label={label} help={help} error={error}>
      <input
        {...rest}
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldDescription(id)}
        className={`${controlClasses} ${className}`}
      />
    </Field>
  );
}

type TextAreaProps = Omit<FieldProps, "children" | "id"> &
  Omit<ComponentProps<"textarea">, "id"> & { name: string };

export function TextArea({ label, help, error, name, className = "", ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help} error={error}>
      <textarea
        {...rest}
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldDescription(id)}
        className={`${controlClasses} ${className}`}
      />
    </Field>
  );
}
