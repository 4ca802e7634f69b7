import { letTimePass } from "../billing/clock/time";
import type { World, WorldSnapshot } from "../world";
import { scenarioNamed } from "./all-scenarios";

/**
 * How long a played scenario may be copied. Its times are relative to when it was played, so everything in a copy is
 * older by the time since then.
 */
const freshSeconds = 10;

type Played = { seconds: number; name: string; idTail: string; snapshot: string };

const played = new Map<string, Played>();

/**
 * Fills an empty world with a scenario. Playing it takes most of the time of a short test, so worlds created within
 * seconds are copies of one world, with IDs and an account of their own.
 */
export function fillWorld(world: World, scenario: string): void {
  const key = `${world.baseUrl} ${world.livemode} ${scenario}`;
  const recent = played.get(key);
  if (recent && world.now() - recent.seconds < freshSeconds) {
    world.restore(copyFor(world, recent));
    letTimePass(world, world.now());
    return;
  }
  scenarioNamed(scenario).fill(world);
  const { name, idTail } = world;
  played.set(key, { seconds: world.now(), name, idTail, snapshot: JSON.stringify(world.snapshot()) });
}

function copyFor(world: World, { name, idTail, snapshot }: Played): WorldSnapshot {
  const text = snapshot
    .replaceAll(idTail, world.idTail)
    .replaceAll(name, world.name)
    .replaceAll(lettersOf(name), lettersOf(world.name));
  return JSON.parse(text) as WorldSnapshot;
}

/** An account's ID contains its world's name without punctuation. */
const lettersOf = (name: string): string => name.replace(/[^A-Za-z0-9]/g, "");
