import type { IdentifyBy } from "../portal/proof/proof";

type HtmlSnippet = {
  /** Origin of this installation, such as `https://billing.example.com`. */
  appUrl: string;
  portalId: string;
  identifyBy: IdentifyBy;
  mode: "test" | "live";
  proof?: "hash" | "token";
  /**
   * A customer and their proof. If these are omitted, the snippet has placeholders that the merchant's server replaces.
   */
  identity?: string;
  hash?: string;
  debug?: boolean;
  /**
   * Whether the portal calls `handleResponse`. If it doesn't, the snippet leaves the function out, because a function
   * that is never called would be misleading.
   */
  handleResponse?: boolean;
};

/** Placeholders for the merchant's server to replace, when the snippet isn't for one customer. */
export const placeholders = {
  email: "CUSTOMER_EMAIL",
  customer_id: "CUSTOMER_ID",
  hash: "CUSTOMER_HASH",
  token: "CUSTOMER_TOKEN",
} as const;

/** The lines to paste into a page, safe to run with any characters in the values. */
export function htmlSnippet(asked: HtmlSnippet): string {
  const { proof = "hash", appUrl, portalId, identifyBy, mode, identity, hash, debug, handleResponse } = asked;
  const what = identifyBy === "email" ? "email" : "customer ID";
  const other = mode === "test" ? "live" : "test";
  return [
    `<div id="portico-portal"></div>`,
    `<script>`,
    `  window.porticoSettings = {`,
    `    portal_id: ${scriptText(portalId)}, // ${mode} mode; ${other} mode has its own`,
    `    ${identifyBy}: ${scriptText(identity ?? placeholders[identifyBy])}, // of the signed-in customer`,
    `    ${proof}: ${scriptText(hash ?? placeholders[proof])}, // made from this ${what} on your server`,
    ...(debug ? [`    debug: true,`] : []),
    ...(handleResponse ? responseLines : []),
    `  };`,
    `</script>`,
    `<script async src="${attributeText(appUrl)}/embed/v1.js"></script>`,
  ].join("\n");
}

const responseLines = [
  `    handleResponse: function (message) {`,
  `      console.log(message.event, message.response, message.extras);`,
  `    },`,
];

/**
 * Encodes text as a JavaScript string inside an HTML <script>. JSON alone would let `</script>` and `<!--`
 * end or change the element, and two line separators end a string in older engines.
 */
function scriptText(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const entities: Record<string, string> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
};

function attributeText(text: string): string {
  return text.replace(/[&"'<>]/g, (character) => entities[character] ?? character);
}
