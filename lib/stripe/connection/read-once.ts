import "server-only";
import type { Answer, Purpose } from "./purpose";

/**
 * Reads each URL once per customer request, because several parts of a page may need the same object. A change always
 * reads again, to check its own effect. Only successful answers are remembered.
 */
export function readOnce(
  { answers }: Purpose,
  method: string,
  address: string,
  read: () => Promise<Answer>,
): Promise<Answer> {
  if (!answers || method !== "GET") return read();
  const known = answers.get(address);
  if (known) return known;
  const answer = read().then(toRereadable);
  answers.set(address, answer);
  const forget = () => answers.delete(address);
  answer.then((given) => given.getStatusCode() < 300 || forget(), forget);
  return answer;
}

/**
 * The same answer with a body that can be read repeatedly. Each reader gets a copy of the body, because the SDK writes
 * into it.
 */
function toRereadable(answer: Answer): Answer {
  let body: Promise<unknown> | undefined;
  const toJSON = async () => structuredClone(await (body ??= answer.toJSON()));
  return Object.assign(Object.create(answer) as Answer, { toJSON });
}
