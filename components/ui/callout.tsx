import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type CalloutTone = "info" | "positive" | "caution" | "danger";

const looks = {
  info: { box: "border-line bg-sunken", icon: "text-muted", Icon: Info },
  positive: { box: "border-positive/25 bg-positive-soft", icon: "text-positive", Icon: CircleCheck },
  caution: { box: "border-caution/25 bg-caution-soft", icon: "text-caution", Icon: TriangleAlert },
  danger: { box: "border-danger/25 bg-danger-soft", icon: "text-danger", Icon: CircleAlert },
} as const;

type CalloutProps = { tone?: CalloutTone; title?: string; action?: ReactNode; children?: ReactNode };

/** A note about the current task. Its icon and text carry the tone, never color alone. */
export function Callout({ tone = "info", title, action, children }: CalloutProps) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div className={`flex gap-3 rounded-lg border p-4 text-sm leading-6 ${box}`}>
      <Icon aria-hidden="true" className={`mt-1 size-4 shrink-0 ${icon}`} />
      <div className="min-w-0 flex-1 space-y-1">
        {title && <p className="font-medium text-ink">{title}</p>}
        {children && <div className="text-muted [&_strong]:font-medium [&_strong]:text-ink">{children}</div>}
        {action && <div className="pt-2">{action}</div>}
      </div>
    </div>
  );
}
