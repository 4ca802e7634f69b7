/** Trusted HTML. Anything else in a template is escaped as text. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | undefined | readonly Part[];

/** A template that escapes its values. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.map((string, index) => string + (index < parts.length ? render(parts[index]) : "")).join(""),
  );
}

function render(part: Part): string {
  if (part === undefined || part === null) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return part.map(render).join("");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const style = `
:root { color-scheme: light dark; --line: light-dark(#e3e3e8, #34343c); --quiet: light-dark(#63636e, #a2a2ad);
  --ground: light-dark(#f6f6f8, #131316); --sheet: light-dark(#fff, #1c1c21); --accent: light-dark(#4b3fd6, #a49cff);
  --bad: light-dark(#b3261e, #ff9c94); --good: light-dark(#1b6e3c, #7fd7a0); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
main.narrow { max-width: 38rem; }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); } p { margin: .25rem 0; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; margin-top: 1rem; }
.quiet { color: var(--quiet); } .bad { color: var(--bad); } .good { color: var(--good); } .big { font-size: 1.8rem; font-weight: 650; }
.row { display: flex; gap: .5rem 1rem; justify-content: space-between; padding: .55rem 0; border-top: 1px solid var(--line); }
.row > :last-child { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.total { font-weight: 650; }
nav { display: flex; flex-wrap: wrap; gap: .35rem .9rem; margin: .75rem 0; }
nav [aria-current] { color: inherit; font-weight: 650; text-decoration: none; }
details { border-top: 1px solid var(--line); } summary { display: flex; flex-wrap: wrap; gap: .1rem .7rem; align-items: baseline; padding: .5rem 0; cursor: pointer; }
details:first-child, .row:first-child { border-top: 0; }
code, pre { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; } summary code { flex: 1 1 9rem; }
pre { background: var(--ground); border-radius: 6px; padding: .75rem; margin: 0 0 .75rem; white-space: pre-wrap; }
label { flex: 1 1 100%; min-width: 0; }
button, select { font: inherit; padding: .5rem .9rem; border-radius: 8px; border: 1px solid var(--line); }
select { width: 100%; background: var(--ground); color: inherit; }
button { background: var(--accent); color: var(--sheet); border-color: transparent; cursor: pointer; }
button.plain { background: transparent; color: inherit; border-color: var(--line); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
fieldset { flex: 1 1 100%; min-width: 0; border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: .25rem .75rem; }
legend { padding: 0 .35rem; font-weight: 650; } form h2 { flex: 1 1 100%; margin: 0; }
.choice { display: flex; gap: .6rem; align-items: baseline; padding: .45rem 0; cursor: pointer; }
.choice + .choice { border-top: 1px solid var(--line); } .choice b { font-variant-numeric: tabular-nums; }
.sheet > h2:first-child, .sheet > form:first-child { margin-top: 0; } .foot { flex: 1 1 100%; position: sticky; bottom: 0; background: var(--sheet); padding: .6rem 0; }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
`;

/** A complete HTML page of the simulator. */
export function page(title: string, content: Html, { narrow = false } = {}): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main class="${narrow ? "narrow" : "wide"}">${content}</main>
      </body>
    </html>`.text;
}
