import type { ChangeQuantityView } from "@/lib/portal/view/change-shape";
import { Icon } from "./icons";

/**
 * The browser's own number field, with a button on each side that adds or subtracts one step (see
 * early-steps.tsx).
 */
export function QuantityField({
  id,
  shown,
  chosen,
  onPick,
}: {
  id: string;
  shown: ChangeQuantityView;
  /** The number in the field; null if it isn't a number. */
  chosen: number | null;
  onPick: (field: HTMLInputElement) => void;
}) {
  const { label, quantity, wanted, min, max, step, limits, planned } = shown;
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex max-w-full rounded-md border border-line-strong has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent-text">
        <StepButton fieldId={id} step="fewer" label={shown.fewer} isOff={chosen !== null && chosen <= min} />
        <input
          // A new key remounts the field after a completed or scheduled change. After a refusal, the key and
          // the typed number stay.
          key={`${quantity} ${planned}`}
          id={id}
          name="quantity"
          type="number"
          inputMode="numeric"
          required
          min={min}
          max={max}
          step={step}
          defaultValue={wanted ?? quantity}
          aria-describedby={`${id}-limits`}
          onInput={(event) => onPick(event.currentTarget)}
          className="w-20 min-w-0 appearance-none border-x border-line-strong bg-surface py-2 text-center text-lg font-semibold tabular-nums outline-none [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none"
        />
        <StepButton fieldId={id} step="more" label={shown.more} isOff={chosen !== null && chosen >= max} />
      </div>
      <p id={`${id}-limits`} className="text-sm text-muted">
        {limits}
      </p>
    </div>
  );
}

function StepButton({
  fieldId,
  step,
  label,
  isOff,
}: {
  fieldId: string;
  step: "fewer" | "more";
  label: string;
  isOff: boolean;
}) {
  return (
    <button
      type="button"
      data-step={step}
      aria-controls={fieldId}
      aria-label={label}
      aria-disabled={isOff || undefined}
      className="inline-flex size-12 items-center justify-center rounded-md text-ink select-none not-aria-disabled:hover:bg-hover aria-disabled:cursor-default aria-disabled:opacity-40"
    >
      <Icon grid={16} path={step === "more" ? "M8 3v10M3 8h10" : "M3 8h10"} />
    </button>
  );
}
