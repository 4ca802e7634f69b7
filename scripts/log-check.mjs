/** Finds lines that must never be in the app's log. It runs after the journeys. */

/** Next.js prints this banner before our first line. */
const banner = /^(?:▲ Next\.js |- (?:Local|Network): |✓ )/;

const forbidden = {
  "an email address": /[\w.+-]@[\w-]+\.[a-z]/i,
  "an IP address": /\b(?:\d{1,3}\.){3}\d{1,3}\b|::1\b/,
  "a hash": /[0-9a-f]{64}/i,
  "a ticket or a token": /[A-Za-z0-9]{43}|ticket=|\beyJ[A-Za-z0-9_-]{10}/,
  "a key": /\b(?:sk|rk|pk|portico)_(?:test|live)_|\bwhsec_/,
  "a customer's ID": /\b(?:cus|sub|seti|cs|pi|pm|ch|in|txi|promo)_[A-Za-z0-9]{4}/,
  "a user agent": /Mozilla|HeadlessChrome/,
};

/** The lines that must not be in the log, each with the reason. */
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
