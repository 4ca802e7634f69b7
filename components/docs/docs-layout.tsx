import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { VisitorLayout } from "@/components/visitor/layout";

const pages = [
  { href: "/docs", label: "Settings reference" },
  { href: "/docs/embed", label: "Embedding the portal" },
] as const;

type Section = { id: string; title: string };

type DocsLayoutProps = {
  current: (typeof pages)[number]["href"];
  title: string;
  lead: ReactNode;
  /** The sections of this page, in order. */
  sections: readonly Section[];
  children: ReactNode;
};

/** A page of the docs with the contents beside it. On a phone, the contents are collapsed above the text. */
export function DocsLayout({ current, title, lead, sections, children }: DocsLayoutProps) {
  const contents = <Contents current={current} sections={sections} />;
  return (
    <VisitorLayout
      action={
        <ButtonLink href="/dashboard" size="small">
          Dashboard
        </ButtonLink>
      }
    >
      <div className="mx-auto grid w-full max-w-[1120px] flex-1 grid-cols-1 gap-x-12 border-t border-line px-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="sticky top-0 h-dvh self-start overflow-y-auto py-8 [scrollbar-width:thin] max-lg:hidden">
          {contents}
        </div>
        <main className="max-w-[46rem] min-w-0 pt-8 pb-20 max-lg:mx-auto max-lg:w-full max-lg:pt-6">
          <details className="group/contents mb-8 rounded-[10px] border border-line lg:hidden">
            <summary className="flex min-h-11 list-none items-center gap-2 rounded-[10px] px-4 font-medium hover:bg-hover [&::-webkit-details-marker]:hidden">
              <span className="flex-1">Contents</span>
              <ChevronRight
                aria-hidden="true"
                className="size-4 text-faint transition-transform group-open/contents:rotate-90"
              />
            </summary>
            <div className="px-2 pb-3">{contents}</div>
          </details>
          <h1 className="text-[1.75rem] leading-[1.2] font-semibold tracking-[-0.024em]">{title}</h1>
          <p className="mt-2 max-w-[60ch] text-base leading-7 text-pretty text-muted">{lead}</p>
          {children}
        </main>
      </div>
    </VisitorLayout>
  );
}

const link =
  "flex min-h-7.5 items-center rounded-md px-2 text-help text-muted transition-colors hover:bg-hover hover:text-ink max-lg:min-h-10";

function Contents({ current, sections }: Pick<DocsLayoutProps, "current" | "sections">) {
  return (
    <nav aria-label="Docs" className="space-y-1">
      {pages.map(({ href, label }) => (
        <div key={href}>
          <Link
            href={href}
            aria-current={href === current ? "page" : undefined}
            className={`${link} font-medium aria-[current]:bg-accent-soft aria-[current]:text-accent`}
          >
            {label}
          </Link>
          {href === current && (
            <ul className="mt-1 mb-3 border-s border-line ms-2 ps-2">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${encodeURIComponent(id)}`} className={link}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </nav>
  );
}
