import type { Metadata } from "next";
import { DocsLayout } from "@/components/docs/docs-layout";
import { DocsEntry, DocsSection } from "@/components/docs/docs-section";
import { FieldTable } from "@/components/docs/field-table";
import { Code, Words } from "@/components/docs/words";
import { CodeBlock } from "@/components/ui/code-block";
import { InlineLink } from "@/components/ui/inline-link";
import { consoleHelp } from "@/lib/embed/docs/console";
import { describedEvents } from "@/lib/embed/docs/events";
import { optionWords } from "@/lib/embed/docs/options";
import { type LineCode, lines } from "@/lib/embed/help/lines";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Embedding the portal" };

/** The examples contain the installation's URL, which isn't known at build time. */
export const dynamic = "force-dynamic";

const titles = {
  mount: "Mounting by script",
  "content-security-policy": "Your Content-Security-Policy",
  events: "Events",
  console: "Messages in the console",
} as const;

/** A page built from the same texts as docs/events.md. Each line that the loader prints links to its section here. */
export default function EmbedDocsPage() {
  const { APP_URL: appUrl } = env();
  return (
    <DocsLayout
      current="/docs/embed"
      title="Embedding the portal"
      lead="The Embed page of your dashboard has the code to paste. This page covers everything else your page can do: mounting, events, your Content-Security-Policy, and messages in the console."
      sections={Object.entries(titles).map(([id, title]) => ({ id, title }))}
    >
      <Mounting appUrl={appUrl} />
      <Policy appUrl={appUrl} />
      <Events />
      <Console />
    </DocsLayout>
  );
}

const mounting = `const portal = Portico.mount(document.getElementById("billing"), {
  portalId: "YOUR_PORTAL_ID",
  email: customer.email,
  fetchProof: () => fetch("/portal-proof").then((answer) => answer.text()),
  onEvent: ({ event, response }) => console.log(event, response),
});

portal.update({ locale: "de" }); // another language, customer or view
portal.on("cancellation", ({ response }) => thank(response));
portal.reload();
portal.unmount();`;

function Mounting({ appUrl }: { appUrl: string }) {
  return (
    <DocsSection id="mount" title={titles.mount}>
      <p>
        <Words>
          {`Load \`${appUrl}/embed/v1.js\`. Then \`Portico.mount(element, options)\` shows a portal in an element and returns a handle. A page can have several. Before the script has run, \`(window.Portico = window.Portico || []).push((portico) => …)\` calls back once it has.`}
        </Words>
      </p>
      <CodeBlock title="Your page" code={mounting} />
      <h3 id="options" className="scroll-mt-6 pt-2 text-base font-semibold text-ink">
        Options
      </h3>
      <p>
        <Words>
          {
            "Names work with underscores as well, in `mount` and in `window.porticoSettings`. A page’s options can only narrow or preset what your settings allow."
          }
        </Words>
      </p>
      <FieldTable label="Options of Portico.mount" fields={optionWords} />
    </DocsSection>
  );
}

function Policy({ appUrl }: { appUrl: string }) {
  const policy = [`script-src ${appUrl}`, `connect-src ${appUrl}`, `frame-src ${appUrl}`].join(";\n");
  return (
    <DocsSection id="content-security-policy" title={titles["content-security-policy"]}>
      <p>
        If your pages send one, add the app’s address to these three directives. The script needs no{" "}
        <Code>style-src</Code>, no <Code>img-src</Code> and nothing that starts with <Code>unsafe-</Code>, and
        it works with Trusted Types.
      </p>
      <CodeBlock title="Content-Security-Policy" code={policy} />
      <p>
        <Words>
          {
            "With nonces, add yours to the script. It loads a second file from the same address, which `strict-dynamic` allows; any other policy needs the address in `script-src`. If your page is itself in a sandboxed frame, give that frame `allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox`. With `Cross-Origin-Embedder-Policy`, cards are entered on Stripe’s page instead of in the portal, and pages with signed tokens have to set `fetchProof`: the browser blocks the first frame, and the second needs a new token."
          }
        </Words>
      </p>
    </DocsSection>
  );
}

function Events() {
  return (
    <DocsSection id="events" title={titles.events}>
      <p>
        <Words>
          {
            "The portal calls `handleResponse`, `onEvent` and the listeners you add with `on`, each with `{ event, response, extras }`. All events except pre_load and error need the setting “Enable handle response”. On an event that begins with `pre_`, your function can refuse the operation within ten seconds: it calls `message.preventDefault(reason)`, returns `false`, or throws an error marked `refusal: true`."
          }
        </Words>
      </p>
      <div className="space-y-8">
        {[...describedEvents].map(([name, { when, fields, outcomes, example }]) => (
          <DocsEntry key={name} id={name}>
            <p>
              <Words>{when}</Words>
              {outcomes && <Words>{` Outcomes: ${outcomes.map((each) => `\`${each}\``).join(", ")}.`}</Words>}
            </p>
            <FieldTable label={`Fields of ${name}`} fields={fields} />
            <CodeBlock title={`response of ${name}`} code={JSON.stringify(example, null, 2)} />
          </DocsEntry>
        ))}
      </div>
    </DocsSection>
  );
}

function Console() {
  return (
    <DocsSection id="console" title={titles.console}>
      <p>
        <Words>
          {
            "With `debug: true` in the page, or with the setting “Debug mode”, the browser’s console explains each mistake in one line, which links here. It names settings and never prints a hash, a token or an email address. Lines about your own functions appear even without debug mode."
          }
        </Words>
      </p>
      <div className="space-y-6">
        {(Object.keys(lines) as LineCode[]).map((code) => (
          <DocsEntry key={code} id={code}>
            <p className="font-medium text-ink">{lines[code]}</p>
            <p>
              <Words>{consoleHelp[code]}</Words>
            </p>
          </DocsEntry>
        ))}
      </div>
      <p>
        The repository also documents all options and events:{" "}
        <InlineLink href="/docs">every setting</InlineLink>, <Code>docs/events.md</Code> and{" "}
        <Code>docs/compatibility.md</Code> for pages made for Servicebot or Billflow.
      </p>
    </DocsSection>
  );
}
