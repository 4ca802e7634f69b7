import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = { icon: LucideIcon; title: string; children: ReactNode; action: ReactNode };

/** Says what will appear here and offers the one action that adds it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-lg border border-dashed border-line-strong/60 px-6 py-10 sm:px-10">
      <Icon aria-hidden="true" className="size-5 text-faint" />
      <div className="max-w-[56ch] space-y-1.5">
        <h2 className="text-base font-semibold">{title}</h2>
        <div className="text-sm leading-6 text-muted">{children}</div>
      </div>
      {action}
    </div>
  );
}
