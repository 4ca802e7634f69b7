/** Jest's global tear-down: the database of the run goes with it. */
import { stopChild } from "./children.mjs";

export default async function tearDown() {
  if (globalThis.porticoTestDatabase) await stopChild(globalThis.porticoTestDatabase);
}
