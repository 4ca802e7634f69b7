import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type CalloutTone = "info" | "accent" | "positive" | "caution" | "danger";

const looks = {
  info: { box: "border-line bg-sunken", icon: "text-muted", Icon: Info },
  accent: { box: "border-transparent bg-accent-soft", icon: "text-accent", Icon: Info },
  positive: { box: "border-transparent bg-positive-soft", icon: "text-positive", Icon: CircleCheck },
  caution: { box: "border-caution-line bg-caution-soft", icon: "text-caution", Icon: TriangleAlert },
  danger: { box: "border-danger-line bg-danger-soft", icon: "text-danger", Icon: CircleAlert },
} as const;

type CalloutProps = { tone?: CalloutTone; title?: string; action?: ReactNode; children?: ReactNode };

/**
 * A note about the current task. `title` is its first sentence, in bold. `action` is the button that fixes
 * the problem, at the end of the line, or below the text on a phone. The note's icon and text carry the tone,
 * never color alone.
 */
export function Callout({ tone = "info", title, action, children }: CalloutProps) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div
      className={`flex flex-wrap items-start gap-x-3 gap-y-2.5 rounded-lg border px-3.5 py-3 text-help ${box}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${icon}`} />
      <div className="min-w-0 flex-[1_1_calc(100%-1.75rem)] text-pretty sm:flex-[1_1_13.75rem]">
        {title && <p className="font-semibold text-ink">{title}</p>}
        {children && <div className="[&_strong]:font-semibold">{children}</div>}
      </div>
      {action && <div className="max-sm:ms-7">{action}</div>}
    </div>
  );
}
