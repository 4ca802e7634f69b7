import { CodeBlock } from "@/components/ui/code-block";
import { InlineLink } from "@/components/ui/inline-link";
import { Tabs } from "@/components/ui/tabs";
import type { ServerSnippet } from "@/lib/merchant/snippets";
import type { Mode } from "@/lib/tenancy";

type SiteStepProps = { mode: Mode; servers: ServerSnippet[]; page: string; secretKeyVariable: string };

/** The two snippets: the server signs the customer, and the page shows the portal. */
export function SiteStep({ mode, servers, page, secretKeyVariable }: SiteStepProps) {
  const tabs = servers.map(({ language, label, code }) => ({
    id: language,
    label,
    content: <CodeBlock title={label} code={code} wraps />,
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
