import type { ReactNode } from "react";

type StatProps = {
  label: string;
  /** The figure with its unit and sign. */
  value: string;
  /** The difference from an earlier figure, beside the figure. */
  change?: ReactNode;
  /** The meaning of the number. */
  detail?: ReactNode;
  /** A small chart at the bottom. */
  chart?: ReactNode;
};

/** One figure. Put two to five of them in a `StatRow`. */
export function Stat({ label, value, change, detail, chart }: StatProps) {
  return (
    <div className="grid grid-rows-[auto_auto_1fr] content-start gap-0.5 border-line px-4 pt-3.5 pb-3 max-md:border-t max-md:first:col-span-2 max-md:first:border-t-0 max-md:odd:not-first:border-s md:not-first:border-s">
      <dt className="text-help font-medium text-muted">{label}</dt>
      <dd className="flex items-baseline gap-2 text-2xl leading-8 font-semibold tracking-[-0.02em] tabular-nums">
        {value}
        {change && <span className="text-xs font-medium tracking-normal text-muted">{change}</span>}
      </dd>
      {detail && <dd className="text-xs text-pretty text-muted">{detail}</dd>}
      {chart && <dd>{chart}</dd>}
    </div>
  );
}

/** Shows figures side by side. On a phone, the first one has its own line. */
export function StatRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-2 overflow-hidden rounded-[10px] border border-line md:auto-cols-fr md:grid-flow-col md:grid-cols-none"
    >
      {children}
    </dl>
  );
}
