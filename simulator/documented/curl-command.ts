/**
 * Parses `curl` commands from Stripe's documentation, so that they are tested verbatim without running curl.
 */

export type CurlRequest = { method: string; path: string; headers: Record<string, string>; body?: string };

const words = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'\\]+)|\\\n/g;

/** To a shell, `-d "items[0][price]"=price_1` has two words: only whitespace separates words, not quotes. */
function split(command: string): string[] {
  const found: string[] = [];
  let end = -1;
  for (const match of command.matchAll(words)) {
    const [whole, double, single, bare] = match;
    if (whole.startsWith("\\\n")) continue;
    const text = double?.replace(/\\(.)/g, "$1") ?? single ?? bare ?? "";
    if (match.index === end) found.push((found.pop() ?? "") + text);
    else found.push(text);
    end = match.index + whole.length;
  }
  return found;
}

/** Reads a request to the API, ignoring the host in its URL. */
export function readCurl(command: string): CurlRequest {
  const [curl, ...rest] = split(command.trim());
  if (curl !== "curl") throw new Error(`This isn't a curl command: ${command}`);
  const form: string[] = [];
  const headers: Record<string, string> = {};
  let [url, method, inQuery] = ["", "", false];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "-G") inQuery = true;
    else if (word === "-X") method = rest.shift() ?? "";
    else if (word === "-u") headers.authorization = `Basic ${btoa(rest.shift() ?? "")}`;
    else if (word === "-H") {
      const [name = "", ...value] = (rest.shift() ?? "").split(":");
      headers[name.toLowerCase()] = value.join(":").trim();
    } else if (word === "-d") form.push(rest.shift() ?? "");
    else if (word === "--data-urlencode") form.push(encoded(rest.shift() ?? ""));
    else if (word.startsWith("-")) throw new Error(`Not understood: ${word}`);
    else url = word;
  }
  const { pathname, search } = new URL(url);
  const sent = form.join("&");
  if (inQuery) return { method: method || "GET", path: `${pathname}?${sent}`, headers };
  if (!sent) return { method: method || "GET", path: pathname + search, headers };
  headers["content-type"] = "application/x-www-form-urlencoded";
  return { method: method || "POST", path: pathname, headers, body: sent };
}

function encoded(field: string): string {
  const equals = field.indexOf("=");
  return `${field.slice(0, equals)}=${encodeURIComponent(field.slice(equals + 1))}`;
}
