import Link from "next/link";

export type TabLink = {
  href: string;
  label: string;
  /** How many things the tab lists. */
  count?: number;
  isCurrent: boolean;
};

/** Tabs of a page with several URLs. They are links, so that members can share each tab and use the Back button. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav
      aria-label={label}
      className="flex gap-5 overflow-x-auto max-sm:gap-3.5 border-b border-line [scrollbar-width:none]"
    >
      {tabs.map(({ href, label: text, count, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? "page" : undefined}
          className="-mb-px inline-flex items-center gap-1.5 border-b-2 max-sm:gap-1 border-transparent py-2 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent-fill aria-[current]:text-ink max-md:min-h-10"
        >
          {text}{" "}
          {count !== undefined && (
            <span className="min-w-4.5 rounded-full bg-press px-1.25 text-center text-xs leading-4.5 text-muted tabular-nums">
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
