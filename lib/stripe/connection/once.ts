import "server-only";
import type { Answer, Purpose } from "./purpose";

/**
 * Reads each address once for one request of a customer's: several parts of a page may need the same customer. A change
 * reads anew each time, because it looks at what it has changed. Only what Stripe answered well is kept.
 */
export function once(
  { answers }: Purpose,
  method: string,
  address: string,
  read: () => Promise<Answer>,
): Promise<Answer> {
  if (!answers || method !== "GET") return read();
  const known = answers.get(address);
  if (known) return known;
  const answer = read().then(readable);
  answers.set(address, answer);
  const forget = () => answers.delete(address);
  answer.then((given) => given.getStatusCode() < 300 || forget(), forget);
  return answer;
}

/** The same answer, whose body can be read more than once: each reader gets a copy, for the SDK writes into it. */
function readable(answer: Answer): Answer {
  let body: Promise<unknown> | undefined;
  const toJSON = async () => structuredClone(await (body ??= answer.toJSON()));
  return Object.assign(Object.create(answer) as Answer, { toJSON });
}
