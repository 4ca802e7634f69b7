/** How many steps are done, in words and as a bar. */
export function Progress({ done, of }: { done: number; of: number }) {
  return (
    <div className="flex items-center gap-2">
      <span className="text-help text-muted tabular-nums">
        {done} of {of} done
      </span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${of} 1`}
        preserveAspectRatio="none"
        className="h-1 w-40 rounded-full max-sm:w-24"
      >
        <rect width={of} height="1" className="fill-press" />
        <rect width={done} height="1" className="fill-accent-fill" />
      </svg>
    </div>
  );
}
