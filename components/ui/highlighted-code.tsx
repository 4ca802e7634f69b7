import type { CodeKind, CodePiece } from "@/lib/highlight";
import { CopyButton } from "./copy-button";

const colors: Record<CodeKind, string> = {
  keyword: "text-code-keyword",
  string: "text-code-string",
  function: "text-code-function",
  constant: "text-code-constant",
  comment: "text-code-comment",
  tag: "text-code-tag",
};

type HighlightedCodeProps = {
  /** The file name, or a name for the code. */
  title: string;
  code: string;
  /** The code's lines as colored pieces, from lib/highlight. */
  lines: readonly CodePiece[][];
  /** A text that occurs in the lines to edit. Those lines are marked. */
  marked?: string;
  className?: string;
};

/** Code with colors, to copy verbatim. It wraps on a phone, scrolls sideways elsewhere, and is reachable by keyboard. */
export function HighlightedCode({ title, code, lines, marked, className = "" }: HighlightedCodeProps) {
  return (
    <figure className={`min-w-0 overflow-hidden rounded-lg border border-line bg-sunken ${className}`}>
      <figcaption className="flex min-h-9.5 items-center justify-between gap-2 border-b border-line ps-3.5 pe-1.5 text-xs font-medium text-muted">
        <span className="truncate font-mono">{title}</span>
        <CopyButton text={code} label={`Copy ${title}`} />
      </figcaption>
      <pre
        dir="ltr"
        tabIndex={0}
        role="region"
        aria-label={title}
        className="overflow-x-auto py-3 text-start font-mono text-code text-ink focus-visible:-outline-offset-2 max-md:wrap-anywhere max-md:whitespace-pre-wrap"
      >
        <code>
          {lines.map((pieces, index) => (
            <CodeLine key={index} pieces={pieces} marked={marked} />
          ))}
        </code>
      </pre>
    </figure>
  );
}

function CodeLine({ pieces, marked }: { pieces: readonly CodePiece[]; marked: string | undefined }) {
  const text = pieces.map((piece) => piece.text).join("");
  const isMarked = marked !== undefined && text.includes(marked);
  const content = pieces.map(({ text: part, kind }, index) => (
    <span key={index} className={kind && colors[kind]}>
      {part}
    </span>
  ));
  const classes = "block min-h-5.25 px-3.5 max-md:ps-7.5 max-md:-indent-4";
  if (!isMarked) return <span className={classes}>{content}</span>;
  return (
    <mark className={`${classes} bg-code-mark text-ink shadow-[inset_3px_0_0_var(--color-test)]`}>
      {content}
    </mark>
  );
}
