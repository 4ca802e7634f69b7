/**
 * Reads views of the portal for bench/view.ts, which starts this process with the environment that the app needs. With
 * TEXTS=plain, each text of the catalog is a constant: the string that it gave the first time.
 */
const say = require("../lib/i18n/say.ts");
if (process.env.TEXTS === "plain") {
  const { sayIn } = say;
  const plain = {};
  const inPlain = (language, ownTexts) => {
    const [real, said] = [sayIn(language, ownTexts), (plain[language] ??= {})];
    return (key, values) => (said[key] ??= real(key, values));
  };
  require.cache[require.resolve("../lib/i18n/say.ts")].exports = { ...say, sayIn: inPlain };
}
const { hmac } = require("../lib/crypto.ts");
const { withRequestBudget } = require("../lib/portal/door/request-budget.ts");
const { readView } = require("../lib/portal/view/view.ts");
const { beginVisitWith, spendTicket } = require("../lib/portal/visit/begin-visit.ts");
const { requestTicket } = require("../lib/portal/visit/request-ticket.ts");

const { portalId, secret, origin } = JSON.parse(process.env.PLACE);

async function begin({ email, locale }) {
  const hash = hmac(secret, email);
  const ticket = await requestTicket({ portalId, email, hash, origin, locale, address: "bench" });
  const start = await beginVisitWith(await spendTicket(portalId, ticket), null);
  if (!start.hasBegun) throw new Error(`No visit of ${email} began.`);
  return start.visit;
}

/**
 * Reads as many views as the message (`{ email, locale, views }`) says. Answers with the average processor time of one
 * view, in microseconds.
 */
process.on("message", async ({ email, locale, views }) => {
  const visit = await begin({ email, locale });
  const before = process.cpuUsage();
  for (let count = 0; count < views; count += 1)
    await withRequestBudget(visit, "view", () => readView(visit));
  const { user, system } = process.cpuUsage(before);
  process.send({ microseconds: (user + system) / views });
});
process.send({ isReady: true });
