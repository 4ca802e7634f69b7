import type { ComponentProps, ReactNode } from "react";

export const controlClasses =
  "block w-full min-h-9 rounded-md border border-line-strong bg-surface px-3 py-1.5 text-sm text-ink transition-colors hover:border-muted focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-60";

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
      <label htmlFor={id} className="block text-sm font-medium text-ink">
        {label}
      </label>
      {children}
      <div id={fieldDescription(id)} className="space-y-1 text-[0.8125rem] leading-5 text-muted">
        {error && <p className="font-medium text-danger">{error}</p>}
        {help && <div>{help}</div>}
      </div>
    </div>
  );
}

export function fieldDescription(id: string): string {
  return `${id}-description`;
}

type TextFieldProps = Omit<FieldProps, "children" | "id"> &
  Omit<ComponentProps<"input">, "id"> & { name: string };

/** A one-line text field with its label, help and error. */
export function TextField({ label, help, error, name, className = "", ...rest }: TextFieldProps) {
  return (
    <Field id={name} label={label} help={help} error={error}>
      <input
        {...rest}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldDescription(name)}
        className={`${controlClasses} ${className}`}
      />
    </Field>
  );
}

type TextAreaProps = Omit<FieldProps, "children" | "id"> &
  Omit<ComponentProps<"textarea">, "id"> & { name: string };

export function TextArea({ label, help, error, name, className = "", ...rest }: TextAreaProps) {
  return (
    <Field id={name} label={label} help={help} error={error}>
      <textarea
        {...rest}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldDescription(name)}
        className={`${controlClasses} leading-6 ${className}`}
      />
    </Field>
  );
}
