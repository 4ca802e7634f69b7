/** What must never stand in the log of the app: looked for after the journeys, which go through every door. */

/** Next's own banner comes before the first line of ours. */
const banner = /^(?:▲ Next\.js |- (?:Local|Network): |✓ )/;

const forbidden = {
  "an e-mail address": /[\w.+-]@[\w-]+\.[a-z]/i,
  "an address of a network": /\b(?:\d{1,3}\.){3}\d{1,3}\b|::1\b/,
  "a hash": /[0-9a-f]{64}/i,
  "a ticket or a token": /[A-Za-z0-9]{43}|ticket=|eyJ/,
  "a key": /\b(?:sk|rk|pk|portico)_(?:test|live)_|\bwhsec_/,
  "an id of a customer's": /\b(?:cus|sub|seti|cs|pi|pm|ch|in|txi|promo)_[A-Za-z0-9]{4}/,
  "a browser": /Mozilla|HeadlessChrome/,
};

/** The lines of the text that should not be there, each with why. */
export function strayLines(text) {
  return text.split("\n").flatMap((line) => {
    if (line === "" || banner.test(line)) return [];
    const found = Object.keys(forbidden).filter((what) => forbidden[what].test(line));
    const why = isLine(line) ? found : ["not a line of the log", ...found];
    return why.length > 0 ? [`${why.join(", ")}: ${line.slice(0, 500)}`] : [];
  });
}

function isLine(text) {
  try {
    const line = JSON.parse(text);
    return ["info", "warn", "error"].includes(line.level) && typeof line.message === "string";
  } catch {
    return false;
  }
}
