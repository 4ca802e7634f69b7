import type { FootView } from "@/lib/portal/view/view-shape";
import { ExternalLink } from "../controls/external-link";

export function Foot({ foot: { links, poweredBy } }: { foot: FootView }) {
  if (links.length === 0 && poweredBy === null) return null;
  return (
    <footer>
      {links.map(({ label, href }) => (
        <ExternalLink key={href} href={href} label={label} className="portal-foot-link" />
      ))}
      {poweredBy && <p className="ms-auto">{poweredBy}</p>}
    </footer>
  );
}
