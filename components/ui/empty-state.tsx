import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode };

/** Describes the content that will appear here, and offers the one action that adds it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-line-mid px-6 py-8 text-center text-muted">
      <Icon aria-hidden="true" className="size-5 text-faint" />
      <h2 className="font-semibold text-ink">{title}</h2>
      <div className="max-w-[56ch] text-pretty">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
