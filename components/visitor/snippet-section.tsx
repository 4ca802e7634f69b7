import { ButtonLink } from "@/components/ui/button-link";
import { HighlightedCode } from "@/components/ui/highlighted-code";
import type { CodePiece } from "@/lib/highlight";

type SnippetSectionProps = {
  code: string;
  lines: readonly CodePiece[][];
  /** How many kinds of page and of server have a snippet. */
  pages: number;
  servers: number;
};

/** The snippet that shows the portal on a page, with made-up values. */
export function SnippetSection({ code, lines, pages, servers }: SnippetSectionProps) {
  return (
    <section aria-labelledby="snippets" className="border-t border-line">
      <div className="mx-auto grid max-w-[1120px] grid-cols-1 items-center gap-x-14 gap-y-8 px-6 py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)]">
        <div>
          <h2 id="snippets" className="text-[1.75rem] leading-[1.2] font-semibold tracking-[-0.024em]">
            Two snippets
          </h2>
          <p className="mt-2 mb-6 max-w-[42ch] text-base leading-[1.6] text-pretty text-muted">
            One for your page, one for your server. {pages} kinds of page and {servers} kinds of server, with
            your own values filled in.
          </p>
          <ButtonLink href="/docs/embed">Read about embedding</ButtonLink>
        </div>
        <HighlightedCode title="In your page" code={code} lines={lines} />
      </div>
    </section>
  );
}
