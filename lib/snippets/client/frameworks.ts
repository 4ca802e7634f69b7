import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";

/**
 * Snippets that use the components from our packages. A page that stays open requests a new proof after a visit has
 * ended.
 */

const about = { group: "Frameworks", tried: "not_run" } as const;
const fetched = `fetch("${proofPath}").then((answer) => answer.json())`;

export function reactSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId } = context;
  const { camel } = namesOf(context);
  const code = `import { PorticoPortal } from "@portico/react";

const fetchProof = () =>
  ${fetched};

export function BillingPage({ ${camel} }) {
  return (
    <PorticoPortal
      origin=${JSON.stringify(appUrl)}
      portalId=${JSON.stringify(portalId)}
      ${camel}={${camel}}
      fetchProof={fetchProof}
    />
  );
}
`;
  return {
    ...about,
    id: "react",
    label: "React",
    file: "BillingPage.jsx",
    language: "tsx",
    code,
    marked: `{ ${camel} }`,
    note: install("react"),
  };
}

export function nextClientSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId } = context;
  const { camel } = namesOf(context);
  const user = `user.${fieldOf(context).camel}`;
  const code = `import { PorticoPortal } from "@portico/react";
import { currentUser } from "@/lib/session"; // however your app knows who is signed in
import { GET as portalProof } from "../portal-proof/route";

async function fetchProof() {
  "use server";
  return (await portalProof()).json();
}

export default async function BillingPage() {
  const user = await currentUser();
  return (
    <PorticoPortal
      origin=${JSON.stringify(appUrl)}
      portalId=${JSON.stringify(portalId)}
      ${camel}={${user}}
      fetchProof={fetchProof}
    />
  );
}
`;
  return {
    ...about,
    id: "nextjs",
    label: "Next.js",
    file: "app/billing/page.jsx",
    language: "tsx",
    code,
    marked: user,
    note: install("react"),
  };
}

export function vueSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId } = context;
  const { camel } = namesOf(context);
  const attribute = camel === "email" ? "email" : "customer-id";
  const code = `<script setup>
import { PorticoPortal } from "@portico/vue";

defineProps(["${camel}"]);
const fetchProof = () =>
  ${fetched};
</script>

<template>
  <PorticoPortal
    origin=${JSON.stringify(appUrl)}
    portal-id=${JSON.stringify(portalId)}
    :${attribute}="${camel}"
    :fetch-proof="fetchProof"
  />
</template>
`;
  return {
    ...about,
    id: "vue",
    label: "Vue",
    file: "BillingPage.vue",
    language: "vue",
    code,
    marked: `defineProps(["${camel}"])`,
    note: install("vue"),
  };
}

export function svelteSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId } = context;
  const { camel } = namesOf(context);
  const code = `<script>
  import "@portico/element";

  const { ${camel} } = $props();
  const fetchProof = () =>
    ${fetched};
</script>

<portico-portal
  origin=${JSON.stringify(appUrl)}
  portalId=${JSON.stringify(portalId)}
  {${camel}}
  {fetchProof}
></portico-portal>
`;
  return {
    ...about,
    id: "svelte",
    label: "Svelte",
    file: "BillingPage.svelte",
    language: "svelte",
    code,
    marked: `{ ${camel} } = $props()`,
    note: install("element"),
  };
}

export function angularSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId } = context;
  const { camel } = namesOf(context);
  const code = `import "@portico/element";
import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from "@angular/core";

@Component({
  selector: "app-billing",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    <portico-portal
      origin=${JSON.stringify(appUrl)}
      [portalId]="portalId"
      [${camel}]="${camel}()"
      [fetchProof]="fetchProof"
    />
  \`,
})
export class Billing {
  readonly portalId = ${JSON.stringify(portalId)};
  readonly ${camel} = input.required<string>();
  readonly fetchProof = () =>
    ${fetched};
}
`;
  return {
    ...about,
    id: "angular",
    label: "Angular",
    file: "billing.ts",
    language: "typescript",
    code,
    marked: `input.required<string>()`,
    note: install("element"),
  };
}

const install = (name: string) => `Run npm install @portico/${name}.`;
