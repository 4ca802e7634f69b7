import {
  angularSnippet,
  nextClientSnippet,
  reactSnippet,
  svelteSnippet,
  vueSnippet,
} from "./client/frameworks";
import { bubbleSnippet, webflowSnippet, wordpressSnippet } from "./client/site-builders";
import { htmlSnippet, placeholders } from "./html";
import type { Snippet, SnippetContext } from "./snippet";

export type ClientContext = SnippetContext & { debug: boolean; handleResponse: boolean };

/** Code for the merchant's page. */
export function clientSnippets(context: ClientContext): Snippet[] {
  const frameworks = [reactSnippet, nextClientSnippet, vueSnippet, svelteSnippet, angularSnippet];
  const builders = [wordpressSnippet, webflowSnippet, bubbleSnippet];
  return [plainHtml(context), ...[...frameworks, ...builders].map((make) => make(context))];
}

function plainHtml(context: ClientContext): Snippet {
  const code = `${htmlSnippet(context)}\n`;
  const about = { group: "Plain", label: "HTML", file: "billing.html", language: "html" } as const;
  const note = "Your server fills in the two values in capitals for the signed-in customer.";
  return { ...about, id: "html", code, marked: placeholders[context.identifyBy], tried: "run", note };
}

/** The lines that a site's Content-Security-Policy needs. */
export function policyLines(appUrl: string): string {
  return ["script-src ", "connect-src", "frame-src  "].map((name) => `${name} ${appUrl}`).join("\n");
}

/** For pages that a script builds, without our packages. */
export function singlePageSnippet({ appUrl, portalId, ...context }: SnippetContext): string {
  const identity = context.identifyBy === "email" ? "email" : "customerId";
  return `// In your page, once: <script async src="${appUrl}/embed/v1.js"></script>

// When your view is shown:
let portal;
(window.Portico = window.Portico || []).push((Portico) => {
  portal = Portico.mount(document.querySelector("#billing"), {
    portalId: ${JSON.stringify(portalId)},
    ${identity},
    fetchProof: () => fetch("/portal-proof").then((answer) => answer.json()),
  });
});

// When it is left:
portal.unmount();
`;
}
