import { Route, ShieldCheck } from "lucide-react";
import { CodeBlock } from "@/components/ui/code-block";
import { Fold } from "@/components/ui/disclosure";
import { HighlightedCode } from "@/components/ui/highlighted-code";
import type { CodePiece } from "@/lib/highlight";

type PageFoldsProps = {
  /** The lines of a Content-Security-Policy. */
  policy: string;
  singlePage: { code: string; lines: readonly CodePiece[][] };
};

/** Steps for sites with a strict Content-Security-Policy, and for sites rendered by JavaScript. */
export function PageFolds({ policy, singlePage }: PageFoldsProps) {
  const icon = "size-4 shrink-0 text-muted";
  return (
    // An open fold takes the whole width, because its code would be cut off at half the width.
    <div className="mt-3 grid grid-cols-1 items-start gap-3 lg:grid-cols-2 lg:[&>[open]]:col-span-2">
      <Fold title="Content Security Policy" icon={<ShieldCheck aria-hidden="true" className={icon} />}>
        <p className="text-help text-muted">If your site sends one, add these three:</p>
        <CodeBlock title="CSP" code={policy} />
        <p className="text-help text-muted">
          If it uses nonces, add yours to both <code className="font-mono">{"<script>"}</code> tags. If it
          requires Trusted Types, add <code className="font-mono">trusted-types portico</code>.
        </p>
      </Fold>
      <Fold title="Single-page apps" icon={<Route aria-hidden="true" className={icon} />}>
        <p className="text-help text-muted">
          Our React, Vue and other components mount and clean up automatically. Without one:
        </p>
        <HighlightedCode title="Any framework" {...singlePage} />
      </Fold>
    </div>
  );
}
