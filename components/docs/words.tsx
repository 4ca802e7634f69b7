import { Fragment } from "react";
import { InlineLink } from "@/components/ui/inline-link";

/** Renders a text of the docs, in which backticks mark `code` and [links](#anchor) lead within the page. */
export function Words({ children }: { children: string }) {
  return children
    .split(/(`[^`]+`|\[[^\]]+\]\(#[\w-]+\))/)
    .map((part, place) => <Fragment key={place}>{wordsOf(part)}</Fragment>);
}

function wordsOf(part: string) {
  if (part.startsWith("`")) return <Code>{part.slice(1, -1)}</Code>;
  const [, label, anchor] = /^\[([^\]]+)\]\((#[\w-]+)\)$/.exec(part) ?? [];
  return label && anchor ? <InlineLink href={anchor}>{label}</InlineLink> : part;
}

export function Code({ children }: { children: string }) {
  return <code className="font-mono text-code wrap-anywhere text-ink">{children}</code>;
}
