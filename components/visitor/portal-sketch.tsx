import { Badge } from "@/components/ui/badge";

const lines = [
  { label: "Team, until Dec 22", amount: "$31.61" },
  { label: "Starter, not used", amount: "−$12.26" },
];

/** A drawing of the portal in a merchant's page. Decorative, because the text beside it has the same content. */
export function PortalSketch() {
  return (
    <div
      aria-hidden="true"
      className="overflow-hidden rounded-xl border border-line bg-surface shadow-floating select-none"
    >
      <div className="flex items-center gap-1.5 border-b border-line px-3.5 py-2.5">
        <span className="size-2.25 rounded-full bg-line-mid" />
        <span className="size-2.25 rounded-full bg-line-mid" />
        <span className="size-2.25 rounded-full bg-line-mid" />
        <span className="ms-2.5 rounded-[5px] bg-press px-2.5 py-0.5 text-xs text-muted">
          app.lumen.example/billing
        </span>
      </div>
      <div data-preset="meadow" className="bg-canvas p-5 text-help">
        <div className="rounded-[10px] border border-line bg-surface p-4">
          <div className="flex items-center justify-between gap-4">
            <p className="font-semibold">Starter</p>
            <Badge tone="positive">Active</Badge>
          </div>
          <p className="mt-2 text-[1.375rem] leading-7 font-semibold tracking-[-0.018em]">
            $19.00 <span className="text-help font-normal text-muted">per month</span>
          </p>
        </div>
        <div className="relative -mt-4 ms-5 rounded-[10px] border border-line bg-surface p-4 shadow-floating sm:ms-16">
          <p className="font-semibold">Change to Team</p>
          <dl className="mt-2.5 space-y-1.75 tabular-nums">
            {lines.map(({ label, amount }) => (
              <div key={label} className="flex justify-between gap-3 text-muted">
                <dt>{label}</dt>
                <dd>{amount}</dd>
              </div>
            ))}
            <div className="flex justify-between gap-3 border-t border-line pt-2 font-semibold">
              <dt>Due today</dt>
              <dd>$19.35</dd>
            </div>
          </dl>
          <p className="mt-2.5 text-muted">From Dec 22: $49.00 per month.</p>
          <span className="mt-3 flex min-h-9 items-center justify-center rounded-md bg-accent font-medium text-on-accent">
            Change and pay $19.35
          </span>
        </div>
      </div>
    </div>
  );
}
