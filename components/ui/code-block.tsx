import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  code: string;
  title: string;
  /** For a single long word, such as a key, that must be fully visible. */ wraps?: boolean;
};

/** Code to copy verbatim. It scrolls horizontally and is reachable by keyboard. */
export function CodeBlock({ code, title, wraps = false }: CodeBlockProps) {
  return (
    <figure className="relative overflow-hidden rounded-lg border border-line bg-sunken">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-1.5 ps-4 pe-2 text-xs font-medium text-muted">
        {title}
        <CopyButton text={code} label={`Copy ${title}`} />
      </figcaption>
      <pre
        dir="ltr"
        tabIndex={0}
        role="region"
        aria-label={title}
        className={`overflow-x-auto p-4 text-start font-mono text-[0.8125rem] leading-6 text-ink focus-visible:-outline-offset-2 ${wraps ? "break-all whitespace-pre-wrap" : ""}`}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
