import { Badge } from "@/components/ui/badge";
import { buttonClasses } from "@/components/ui/button";

const rows = [
  { label: "Team, from now until 22 December", amount: "$31.61" },
  { label: "Starter, not used", amount: "−$12.26" },
];

/** A drawing of what customers see. Decorative: the text beside it says the same. */
export function PortalSketch() {
  return (
    <div aria-hidden="true" className="select-none">
      <div className="rounded-xl border border-line bg-surface p-5 shadow-raised">
        <div className="flex items-start justify-between gap-4">
          <div>
            <p className="font-semibold">Starter</p>
            <p className="text-muted tabular-nums">$19.00 per month</p>
          </div>
          <Badge tone="positive">Active</Badge>
        </div>
        <p className="mt-4 border-t border-line pt-4 text-muted">Renews on 22 December 2026.</p>
      </div>
      <div className="relative -mt-3 ms-8 rounded-xl border border-line bg-surface p-5 shadow-floating sm:ms-12">
        <p className="font-semibold">Change to Team</p>
        <dl className="mt-3 space-y-1.5 tabular-nums">
          {rows.map(({ label, amount }) => (
            <div key={label} className="flex justify-between gap-4 text-muted">
              <dt>{label}</dt>
              <dd>{amount}</dd>
            </div>
          ))}
          <div className="flex justify-between gap-4 border-t border-line pt-2 font-medium">
            <dt>Due today</dt>
            <dd>$19.35</dd>
          </div>
        </dl>
        <p className="mt-3 text-[0.8125rem] leading-5 text-muted">From 22 December 2026: $49.00 per month.</p>
        <span className={`${buttonClasses("primary")} mt-4 w-full`}>Change and pay $19.35</span>
      </div>
    </div>
  );
}
