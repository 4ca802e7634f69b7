import type { World } from "../world";
import { everydayStory } from "./lumen";
import type { State } from "./state";
import { statesOfPayment } from "./states-of-payment";
import { statesOfPlan } from "./states-of-plan";
import { statesOfTime } from "./states-of-time";
import { promotionsChapter, shopStory } from "./states-shop";
import { playStory } from "./story";

/** Every state a portal must show, in the order of the sample site's list. */
export const states: readonly State[] = [...statesOfTime, ...statesOfPayment, ...statesOfPlan];

/** Lumen with its everyday customers and the customers of every state. */
export function lumenStates(world: World): void {
  playStory(world, [...shopStory, ...everydayStory, ...states.flatMap(({ story }) => story)]);
}

/** Lumen's shop with only the customers of one state. */
export function onlyState(world: World, { story }: State): void {
  playStory(world, [...shopStory, promotionsChapter, ...story]);
}
