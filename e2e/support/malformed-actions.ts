const form = "multipart/form-data; boundary=x";
const inForm = (...fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--x--\r\n`;

/** Action bodies that React's own client never sends: a description, the content type and the body. */
export const malformedActions: [string, string, string][] = [
  ["an empty body", "text/plain;charset=UTF-8", ""],
  ["malformed JSON", "text/plain;charset=UTF-8", "{["],
  ["a word", "text/plain;charset=UTF-8", "hello"],
  ["a chunk that is not there", "text/plain;charset=UTF-8", '["$1"]'],
  ["a reference to an action", "text/plain;charset=UTF-8", '["$F1"]'],
  ["a property of what is not there", "text/plain;charset=UTF-8", '["$1:constructor:constructor"]'],
  ["a form without an end", form, "--x\r\nContent-Disposition: form-data"],
  ["a form of garbage", form, "garbage"],
  ["a form without the root", form, inForm(["1", '"a"'])],
  ["a circle", form, inForm(["0", '["$1"]'], ["1", '"$@0"'])],
  [
    "a promise that runs code",
    form,
    inForm(["0", '{"then":"$1:__proto__:then","status":"resolved_model","value":"{}"}'], ["1", '"$@0"']),
  ],
  ["a map that is none", form, inForm(["0", '["$Q1"]'], ["1", '"no entries"'])],
  ["a blob that is none", form, inForm(["0", '["$B9"]'])],
  ["a stream without an end", form, inForm(["0", '["$R1"]'])],
  ["too deep a nest", "text/plain;charset=UTF-8", "[".repeat(20_000) + "]".repeat(20_000)],
  ["another type", "application/json", '{"a":1}'],
];

/** Forms with random fields, some under names that React itself uses. The same `seed` makes the same forms. */
export function randomForms(count: number, seed: number): string[] {
  let state = seed;
  const below = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % limit;
  };
  const names = [
    "0",
    "1",
    "2",
    "_1",
    "$ACTION_REF_1",
    "$ACTION_1:0",
    "$ACTION_KEY",
    "$ACTION_ID_0",
    "__proto__",
  ];
  const signs = [
    ...'$@#:[]{}"\\,0123abFQKBTRrn \u0000\n',
    "$1",
    "$@2",
    "$Q1",
    "$F0",
    "then",
    "__proto__",
    "constructor",
  ];
  const some = <Value>(all: readonly Value[]) => all[below(all.length)] as Value;
  const value = () => Array.from({ length: below(40) }, () => some(signs)).join("");
  return Array.from({ length: count }, () =>
    inForm(...Array.from({ length: 1 + below(5) }, (): [string, string] => [some(names), value()])),
  );
}

export const formType = form;
