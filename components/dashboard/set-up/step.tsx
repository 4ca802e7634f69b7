import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";

export type StepState = "done" | "open" | "to_do";

type StepProps = {
  number: number;
  title: string;
  state: StepState;
  /** The choice made in this step, or a description of the step. Hidden while the step is open. */
  line: ReactNode;
  /** The URL that opens this step if it is closed. */
  changeHref?: string | undefined;
  children?: ReactNode;
};

/** One set-up step. A finished step shows the choice that was made. */
export function Step({ number, title, state, line, changeHref, children }: StepProps) {
  const isOpen = state === "open";
  return (
    <li
      aria-current={isOpen ? "step" : undefined}
      className={`rounded-[10px] border ${isOpen ? "border-accent-line shadow-[0_0_0_3px_var(--color-accent-soft)]" : "border-line"}`}
    >
      <div className="flex items-center gap-3 px-4 py-3.25">
        <StepMark number={number} state={state} />
        <div className="min-w-0 flex-1">
          <h2 className={state === "to_do" ? "font-medium text-muted" : "font-semibold"}>
            {state === "done" && <span className="sr-only">Done: </span>}
            {title}
          </h2>
          {!isOpen && <div className="text-help text-muted wrap-anywhere">{line}</div>}
        </div>
        {!isOpen && changeHref && (
          <Link href={changeHref} scroll={false} className={buttonClasses("quiet", "small")}>
            {state === "done" ? "Change" : "Open"}
            <span className="sr-only"> “{title}”</span>
          </Link>
        )}
      </div>
      {isOpen && <div className="px-4 pb-4.5 sm:ps-12.5">{children}</div>}
    </li>
  );
}

const marks: Record<StepState, string> = {
  done: "bg-positive-soft text-positive",
  open: "bg-accent-fill text-on-fill",
  to_do: "border border-line-mid text-muted",
};

function StepMark({ number, state }: { number: number; state: StepState }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-grid size-5.5 shrink-0 place-items-center rounded-full text-xs font-semibold tabular-nums ${marks[state]}`}
    >
      {state === "done" ? <Check className="size-3.5" /> : number}
    </span>
  );
}
