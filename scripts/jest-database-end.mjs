/** Jest's global teardown: removes the run's database. */
import { stopChild } from "./children.mjs";

export default async function tearDown() {
  if (globalThis.porticoTestDatabase) await stopChild(globalThis.porticoTestDatabase);
}
