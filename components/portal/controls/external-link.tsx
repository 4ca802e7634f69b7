import type { MouseEvent } from "react";
import { usePortal } from "../shell/portal-context";

/** Leaves the portal in a tab of its own, and says so to those who cannot see it happen. */
export function ExternalLink({
  href,
  label,
  about,
  className,
  onFollow,
}: {
  href: string;
  label: string;
  /** What the link is of, where several links carry the same label. */
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
