import { createHmac } from "node:crypto";

/**
 * The dashboard's snippet. This server fills in the customer, as any merchant's server would. A test compares the
 * result with the dashboard's snippet. Only the body of handleResponse is edited, as merchants are meant to do.
 */
export function snippet({ appUrl, portal, identity, hash, locale }) {
  const what = portal.identifyBy === "email" ? "email" : "customer ID";
  const [mode, other] = portal.mode === "live" ? ["live", "test"] : ["test", "live"];
  return {
    element: `<div id="portico-portal"></div>`,
    settings: `
  window.porticoSettings = {
    portal_id: ${scriptText(portal.id)}, // ${mode} mode; ${other} mode has its own
    ${portal.identifyBy}: ${scriptText(identity)}, // of the signed-in customer
    hash: ${scriptText(hash)}, // made from this ${what} on your server${locale ? `\n    locale: ${scriptText(locale)},` : ""}
    handleResponse: function (message) {
      return showEvent(message);
    },
  };
`,
    loader: `<script async src="${attributeText(appUrl)}/embed/v1.js"></script>`,
  };
}

/** The hash as the Node.js example computes it, or the wrong hash that `?hash=` asks for. */
export function hashFor(portal, identity, mistake) {
  const digest = createHmac("sha256", portal.secret).update(identity, "utf8").digest();
  const hex = digest.toString("hex");
  if (mistake === "wrong") return hex.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
  if (mistake === "missing") return "";
  return mistake === "base64" ? digest.toString("base64") : hex;
}

export function scriptText(value) {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const entities = { "&": "&amp;", '"': "&quot;", "'": "&#39;", "<": "&lt;", ">": "&gt;" };

export function attributeText(text) {
  return String(text).replace(/[&"'<>]/g, (character) => entities[character]);
}
