import type { MouseEvent, ReactNode } from "react";
import { usePortal } from "../shell/portal-context";

/** Opens in a new tab and tells screen reader users so. */
export function ExternalLink({
  href,
  label,
  about,
  className,
  onFollow,
}: {
  href: string;
  label: ReactNode;
  /** The subject of the link, if several links share a label. */
  about?: string;
  className: string;
  onFollow?: (event: MouseEvent) => void;
}) {
  const { text } = usePortal().view;
  return (
    <a href={href} target="_blank" rel="noopener" className={className} onClick={onFollow}>
      {label}
      <span className="sr-only">
        {about && ` ${about}`} ({text.newTab})
      </span>
    </a>
  );
}
