type SparklineProps = {
  /** Two or more figures, oldest first. The line starts at zero. */
  values: readonly number[];
};

/** A small line without axes. Decorative, because the figure above it already shows the sum. */
export function Sparkline({ values }: SparklineProps) {
  const most = Math.max(1, ...values);
  const last = values.length - 1;
  const points = values.map((value, index) => `${index},${(most - value).toFixed(2)}`);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${last} ${most}`}
      preserveAspectRatio="none"
      className="mt-2 h-7 w-full overflow-visible text-chart-1"
    >
      <polygon points={`0,${most} ${points.join(" ")} ${last},${most}`} className="fill-current opacity-10" />
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
