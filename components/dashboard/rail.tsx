import { Check } from "lucide-react";
import type { ReactNode } from "react";

type RailStepProps = {
  id: string;
  number: number;
  title: string;
  description?: ReactNode;
  isDone?: boolean;
  children: ReactNode;
};

/** One of several numbered steps, joined by a line. Use it inside `Rail`. */
export function RailStep({ id, number, title, description, isDone = false, children }: RailStepProps) {
  return (
    <li className="group/step grid grid-cols-[1.375rem_minmax(0,1fr)] gap-x-4 max-md:block" id={id}>
      <div className="grid grid-rows-[auto_1fr] justify-items-center gap-2 max-md:float-start max-md:me-2.5 max-md:block">
        <span
          className={`inline-grid size-5.5 place-items-center rounded-full border text-xs font-semibold ${isDone ? "border-transparent bg-positive-soft text-positive" : "border-line-mid text-muted"}`}
        >
          {isDone ? <Check aria-label="Done" className="size-3.5" /> : number}
        </span>
        <span aria-hidden="true" className="mb-2 w-px bg-line group-last/step:hidden max-md:hidden" />
      </div>
      <section aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-20 pb-9 group-last/step:pb-0">
        <h2 id={`${id}-title`} className="leading-5.5 font-semibold">
          {title}
        </h2>
        {description && (
          <p className="mt-0.5 mb-3.5 max-w-[64ch] text-pretty text-muted max-md:clear-both max-md:pt-1">
            {description}
          </p>
        )}
        {children}
      </section>
    </li>
  );
}

export function Rail({ children }: { children: ReactNode }) {
  return <ol className="grid grid-cols-[minmax(0,1fr)]">{children}</ol>;
}
