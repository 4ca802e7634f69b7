import type { ReactNode } from "react";

type Props = { id: string; title: string; children: ReactNode };

/** A section of a docs page, with an anchor for links. */
export function DocsSection({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-14 space-y-4 leading-6 text-muted">
      <h2 id={id} className="scroll-mt-6 text-xl font-semibold tracking-tight text-ink">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** One of many entries in a section. `id` is also the entry's name. */
export function DocsEntry({ id, children }: Omit<Props, "title">) {
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 space-y-3 border-t border-line pt-5 first:border-t-0 has-target:border-accent"
    >
      <h3 id={id} className="scroll-mt-6 font-mono text-sm font-medium text-ink">
        {id}
      </h3>
      {children}
    </section>
  );
}
