import type { FootView } from "@/lib/portal/view/view-shape";
import { ExternalLink } from "../controls/external-link";

const link =
  "relative text-muted underline-offset-3 after:absolute after:-inset-x-2 after:-inset-y-3 hover:text-ink hover:underline";

export function Foot({ foot: { links, poweredBy } }: { foot: FootView }) {
  if (links.length === 0 && poweredBy === null) return null;
  return (
    <footer className="flex flex-wrap gap-x-6 gap-y-2 py-2 text-sm text-muted">
      {links.map(({ label, href }) => (
        <ExternalLink key={href} href={href} label={label} className={link} />
      ))}
      {poweredBy && <p className="ms-auto">{poweredBy}</p>}
    </footer>
  );
}
