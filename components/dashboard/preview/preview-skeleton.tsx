const block = "rounded-[10px] border border-line bg-surface p-4";
const bar = "block rounded-md bg-press";

/** The outline of a portal while the first preview loads. */
export function PreviewSkeleton() {
  return (
    <div aria-hidden="true" className="animate-pulse space-y-3 p-5">
      <div className={block}>
        <span className={`${bar} h-3 w-2/5`} />
        <span className={`${bar} mt-4 h-5 w-1/3`} />
        <span className={`${bar} mt-5 h-8 w-1/2`} />
      </div>
      <div className={block}>
        <span className={`${bar} h-3 w-1/3`} />
        <span className={`${bar} mt-4 h-2.5 w-3/5`} />
      </div>
      <div className={block}>
        <span className={`${bar} h-3 w-1/4`} />
        <span className={`${bar} mt-4 h-2.5 w-full`} />
        <span className={`${bar} mt-3 h-2.5 w-full`} />
      </div>
    </div>
  );
}
