import type { ReactNode } from "react";

/** One bordered list of choices, with lines between them. */
export function ChoiceList({ className = "grid", children }: { className?: string; children: ReactNode }) {
  return (
    <div className={`grid-cols-1 rounded-md border border-line forced-colors:border ${className}`}>
      {children}
    </div>
  );
}

type Props = {
  name: string;
  value: string | number;
  isChosen: boolean;
  isRequired?: boolean;
  title: ReactNode;
  /** A mark on one choice, such as the customer's current plan. */
  mark?: ReactNode;
  /** Shown at the end of the row. On a phone it shares the first line with the title. */
  aside?: ReactNode;
  /** A smaller line below the title. */
  note?: ReactNode;
};

/** The chosen row is drawn over its neighbors, so its outline covers the lines between them. */
const row =
  "group/choice relative grid min-h-11 grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-3 transition-colors @max-[400px]/dialog:px-3 " +
  "not-first:border-t border-line first:rounded-t-md last:rounded-b-md not-only:hover:bg-hover " +
  "not-only:has-checked:z-1 not-only:has-checked:rounded-md not-only:has-checked:border-transparent not-only:has-checked:bg-accent-soft " +
  "not-only:has-checked:ring-[1.5px] not-only:has-checked:ring-accent-text " +
  "has-focus-visible:z-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent-text";

/** One of the browser's own radio buttons. The button is hidden if there is only one choice. */
export function Choice({ name, value, isChosen, isRequired, title, mark, aside, note }: Props) {
  return (
    <label className={row}>
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={isChosen}
        required={isRequired}
        className="mt-[0.2rem] size-4.5 shrink-0 outline-none group-only/choice:sr-only"
      />
      <span className="col-start-2 flex min-w-0 flex-wrap items-baseline gap-x-2">
        <span className="min-w-0 font-semibold wrap-anywhere">{title}</span>
        {mark}
      </span>
      {aside && (
        <span className="col-start-3 row-span-2 row-start-1 text-end @max-[400px]/dialog:row-span-1">
          {aside}
        </span>
      )}
      {note && (
        <span className="col-start-2 text-sm text-muted wrap-anywhere @max-[400px]/dialog:col-end-4">
          {note}
        </span>
      )}
    </label>
  );
}
