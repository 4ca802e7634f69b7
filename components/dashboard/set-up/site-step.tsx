import { CodeBlock } from "@/components/ui/code-block";
import { InlineLink } from "@/components/ui/inline-link";
import { Tabs } from "@/components/ui/tabs";
import type { Snippet } from "@/lib/snippets/snippet";
import type { Mode } from "@/lib/tenancy";

type SiteStepProps = { mode: Mode; servers: Snippet[]; page: string; secretKeyVariable: string };

/** The most used languages and frameworks. The Embed page has all of them. */
const shown = ["express", "nextjs", "django", "rails", "laravel", "go"];

/**
 * The two snippets: one makes the customer's hash on the server, and the other shows the portal on the page.
 */
export function SiteStep({ mode, servers, page, secretKeyVariable }: SiteStepProps) {
  const tabs = servers
    .filter(({ id }) => shown.includes(id))
    .map(({ id, label, file, code }) => ({
      id,
      label,
      content: <CodeBlock title={file} code={code} wraps />,
    }));
  return (
    <div className="space-y-4">
      <p className="text-help text-muted">
        On your server, with a <InlineLink href={`/dashboard/${mode}/keys`}>secret key</InlineLink> in{" "}
        <code className="font-mono">{secretKeyVariable}</code>:
      </p>
      <Tabs label="Language of your server" tabs={tabs} />
      <p className="text-help text-muted">In your page, where the portal should appear:</p>
      <CodeBlock title="HTML" code={page} wraps />
      <p className="text-help text-muted">
        More languages and frameworks are on the{" "}
        <InlineLink href={`/dashboard/${mode}/embed`}>Embed page</InlineLink>.
      </p>
    </div>
  );
}
