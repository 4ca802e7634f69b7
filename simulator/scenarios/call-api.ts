import type { Call } from "../call";
import { router } from "../resources/all-resources";
import type { Stored, World } from "../world";

/**
 * Sends a request to a world in process, as a merchant's server would over HTTP: `callApi(world, "POST",
 * "/v1/customers", { email })`.
 */
export function callApi(world: World, method: string, path: string, params: Call["params"] = {}): Stored {
  const route = router().find(method, path);
  if (!route?.handler) throw new Error(`The simulator does not imitate ${method} ${path}.`);
  const { handler } = route;
  const key = { kind: "secret", text: `sk_${world.name}`, livemode: world.livemode } as const;
  return world.attempt(
    () => handler({ world, key, path: route.path, params } as unknown as Call<never>) as Stored,
  ).value;
}
