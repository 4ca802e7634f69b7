import { htmlSnippet } from "../html";
import { fieldOf, namesOf, proofPath, type Snippet, type SnippetContext } from "../snippet";
import { secretKeyVariable, signingKeyVariable } from "../variables";

const about = { group: "Site builders", tried: "not_run" } as const;

/** WordPress is both page and server, so it makes the proof itself. */
export function wordpressSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId, identifyBy, proof } = context;
  const { snake } = namesOf(context);
  const user =
    identifyBy === "email"
      ? "$user->user_email"
      : `get_user_meta($user->ID, '${fieldOf(context).snake}', true)`;
  const value =
    proof === "hash" ? `hash_hmac('sha256', $${snake}, ${secretKeyVariable})` : `portico_token($${snake})`;
  const code = `<?php
// In your theme's functions.php. Put the shortcode [portico] on the billing page.
// In wp-config.php: define('${proof === "hash" ? secretKeyVariable : signingKeyVariable}', '…');
add_shortcode('portico', function () {
    $user = wp_get_current_user();
    if (!$user->exists()) return '';
    nocache_headers();
    $${snake} = ${user};
    $settings = wp_json_encode([
        'portal_id' => '${portalId}',
        '${identifyBy}' => $${snake},
        '${proof}' => ${value},
    ], JSON_HEX_TAG | JSON_HEX_AMP);
    $loader = '${appUrl}/embed/v1.js';
    wp_enqueue_script('portico', $loader, [], null, ['strategy' => 'async']);

    return '<div id="portico-portal"></div>'
        . wp_get_inline_script_tag("window.porticoSettings = $settings;");
});
`;
  const note =
    proof === "token"
      ? "Add the function portico_token of the PHP snippet above, with the constant as its key. The plugin in plugins/wordpress needs no code, but makes hashes, so the portal has to accept them."
      : "The plugin in plugins/wordpress needs no code: it makes the hash on the server, and has a block and a shortcode for the portal. npm run plugins packs it.";
  return {
    ...about,
    id: "wordpress",
    label: "WordPress",
    file: "functions.php",
    language: "php",
    code,
    marked: user,
    note,
  };
}

export function webflowSnippet(context: SnippetContext): Snippet {
  const { appUrl, portalId } = context;
  const code = `<!-- A Code Embed element where the portal should appear. -->
<div id="portico-portal"></div>
<script>
  fetch("https://YOUR-SERVER${proofPath}", { credentials: "include" })
    .then((answer) => answer.json())
    .then(({ ${namesOf(context).snake}, ${context.proof} }) => {
      window.porticoSettings = {
        portal_id: ${JSON.stringify(portalId)},
        ${namesOf(context).snake},
        ${context.proof},
      };
    });
</script>
<script async src="${appUrl}/embed/v1.js"></script>
`;
  const note = `Webflow runs no code of yours on a server: host the server snippet elsewhere, and have it answer with ${namesOf(context).snake} too. docs/recipes/webflow.md has a function for members of Memberstack or Outseta. Without either, send customers a link to the hosted page.`;
  return {
    ...about,
    id: "webflow",
    label: "Webflow",
    file: "Code Embed",
    language: "html",
    code,
    marked: "YOUR-SERVER",
    note,
  };
}

export function bubbleSnippet(context: SnippetContext): Snippet {
  const field = context.identifyBy === "email" ? "email" : fieldOf(context).snake;
  const code = htmlSnippet({
    ...context,
    identity: `Current User's ${field}`,
    hash: `Current User's portico_${context.proof}`,
  });
  const note = `In an HTML element, replace the two texts in quotes with Bubble’s dynamic data. A backend workflow that calls your server’s ${proofPath} stores portico_${context.proof} when the user signs in. docs/recipes/bubble.md shows each step.`;
  return {
    ...about,
    id: "bubble",
    label: "Bubble",
    file: "HTML element",
    language: "html",
    code: `${code}\n`,
    marked: `Current User's ${field}`,
    note,
  };
}
