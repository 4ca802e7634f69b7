import type { ComponentProps, ReactNode } from "react";
import { usePortal } from "../shell/portal-context";

type FieldProps = {
  id: string;
  label: string;
  isOptional?: boolean;
  /** The error below the field. */
  error: string | undefined;
};

const control =
  "block min-h-11 w-full rounded-md border bg-surface px-3 py-2 text-field text-ink wrap-anywhere";

/** A label, its control, and any error. */
function LabeledField({ id, label, isOptional, error, children }: FieldProps & { children: ReactNode }) {
  const { text } = usePortal().view;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {isOptional && <span className="font-normal text-muted"> ({text.optional})</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

function controlProps({ id, error }: FieldProps, more = "") {
  return {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
    className: `${control} ${error ? "border-danger" : "border-line-strong"} ${more}`,
  };
}

export function TextField(props: FieldProps & Omit<ComponentProps<"input">, "id">) {
  const { id, label, isOptional, error, ...input } = props;
  const field = { id, label, error, ...(isOptional && { isOptional }) };
  return (
    <LabeledField {...field}>
      <input type="text" {...input} {...controlProps(field)} />
    </LabeledField>
  );
}

/** The browser's own select element. */
export function SelectField(props: FieldProps & Omit<ComponentProps<"select">, "id">) {
  const { id, label, isOptional, error, ...select } = props;
  const field = { id, label, error, ...(isOptional && { isOptional }) };
  return (
    <LabeledField {...field}>
      <select {...select} {...controlProps(field, "pe-9")} />
    </LabeledField>
  );
}
