import Link from "next/link";

export type TabLink = { href: string; label: string; isCurrent: boolean };

/** Tabs of a page with several URLs. They are links, so that members can share each tab and use the Back button. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav
      aria-label={label}
      className="flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none]"
    >
      {tabs.map(({ href, label: text, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? "page" : undefined}
          className="-mb-px inline-flex items-center gap-1.5 border-b-2 border-transparent py-2 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent-fill aria-[current]:text-ink max-md:min-h-10"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
