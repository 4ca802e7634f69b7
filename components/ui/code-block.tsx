import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  code: string;
  /** The file name, or a name for the code. */
  title: string;
  /** Wraps long lines, so that a whole key is visible, and code in a narrow column. */
  wraps?: boolean;
};

/** Code to copy verbatim. It wraps on a phone, scrolls sideways elsewhere, and is reachable by keyboard. */
export function CodeBlock({ code, title, wraps = false }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-line bg-sunken">
      <figcaption className="flex min-h-9.5 items-center justify-between gap-2 border-b border-line ps-3.5 pe-1.5 text-xs font-medium text-muted">
        {title}
        <CopyButton text={code} label={`Copy ${title}`} />
      </figcaption>
      <pre
        dir="ltr"
        tabIndex={0}
        role="region"
        aria-label={title}
        className={`overflow-x-auto px-3.5 py-3 text-start font-mono text-code text-ink focus-visible:-outline-offset-2 max-md:wrap-anywhere max-md:whitespace-pre-wrap ${wraps ? "wrap-anywhere whitespace-pre-wrap" : ""}`}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
