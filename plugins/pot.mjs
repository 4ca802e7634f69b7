/** Collects the texts of a WordPress plugin into a template for translators (.pot). */

/** Functions of WordPress that translate their first argument. Their texts are in single or double quotes. */
const call =
  /(?:\/\*\s*(translators:[^*]*?)\s*\*\/\s*)?(?:[^\n]*?)\b(?:__|esc_html__|esc_attr__|esc_html_e|esc_attr_e)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;
const header = /^ \* (Plugin Name|Description|Author): +(.+)$/gm;

/**
 * The template for all texts in the files.
 *
 * @param {{ name: string, text: string }[]} files by their path in the plugin.
 * @param {string} version of the plugin.
 */
export function potOf(files, version) {
  const found = new Map();
  for (const { name, text } of files)
    for (const { id, comment, context } of textsIn(name, text)) {
      const key = JSON.stringify([context, id]);
      const entry = found.get(key) ?? { id, context, comments: new Set(), files: new Set() };
      if (comment) entry.comments.add(comment);
      found.set(key, { ...entry, files: entry.files.add(name) });
    }
  const head = [
    ...[`Project-Id-Version: Portico Customer Portal ${version}\\n`, `MIME-Version: 1.0\\n`],
    ...[`Content-Type: text/plain; charset=UTF-8\\n`, `Content-Transfer-Encoding: 8bit\\n`],
    `X-Domain: portico\\n`,
  ].map((line) => `"${line}"`);
  const license = "# This file is distributed under the license of the plugin.";
  return [[license, 'msgid ""', 'msgstr ""', ...head].join("\n"), ...[...found.values()].map(entryText), ""]
    .join("\n\n")
    .replace(/\n\n$/, "\n");
}

function textsIn(name, text) {
  if (name.endsWith("block.json")) return textsOfBlock(JSON.parse(text));
  const headers = name === "portico.php" ? [...text.matchAll(header)] : [];
  return [
    ...headers.map(([, field, id]) => ({ id, comment: `${field} of the plugin` })),
    ...[...text.matchAll(call)].map(([, comment, single, double]) => ({
      id: (single ?? double).replace(/\\(.)/g, "$1"),
      comment,
    })),
  ];
}

/** The texts of block.json, in the contexts that WordPress looks them up in. */
function textsOfBlock({ title, description, keywords = [] }) {
  return [
    { id: title, context: "block title" },
    { id: description, context: "block description" },
    ...keywords.map((id) => ({ id, context: "block keyword" })),
  ];
}

function entryText({ id, context, comments, files }) {
  return [
    ...[...comments].map((comment) => `#. ${comment}`),
    ...[...files].map((file) => `#: ${file}`),
    ...(/%(\d\$)?[sdl]/.test(id) ? ["#, php-format"] : []),
    ...(context ? [`msgctxt ${quoted(context)}`] : []),
    `msgid ${quoted(id)}`,
    'msgstr ""',
  ].join("\n");
}

const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&")}"`;
