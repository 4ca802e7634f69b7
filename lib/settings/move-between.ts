import type { Timing } from "./moves";
import type { Service, Tier } from "./service";

/**
 * When a move takes effect if it is an upgrade, and when it takes effect if it is a downgrade. Null if the move isn't
 * allowed.
 */
export type AllowedMove = { upgrade: Timing; downgrade: Timing } | null;

const usual = { upgrade: "now", downgrade: "renewal" } as const;

/**
 * Whether a customer on one product may move to another tier, and when that takes effect. A change of the billing
 * interval within a tier is always allowed. A customer on no tier may move to any tier that isn't hidden.
 */
export function moveBetween(service: Service | null, from: string, to: string): AllowedMove {
  const find = (productId: string) => service?.tiers.find((tier) => tier.productId === productId);
  const [source, target] = [find(from), find(to)];
  if (target?.isHidden && from !== to) return null;
  if (!source || !target || !service) return usual;
  if (source.of?.index !== target.of?.index) return null;
  const isUp = service.tiers.indexOf(target) > service.tiers.indexOf(source);
  return byRules(target, { from, to, isUp });
}

function byRules({ of }: Tier, { from, to, isUp }: { from: string; to: string; isUp: boolean }): AllowedMove {
  const moves = of?.moves;
  if (!moves) return usual;
  if (moves.rule === "custom") {
    const cell = from === to ? undefined : moves.cells?.[from]?.[to];
    if (cell === "no") return null;
    return cell ? { upgrade: cell, downgrade: cell } : usual;
  }
  if (moves.rule === "up" && from !== to && !isUp) return null;
  return { upgrade: moves.upgrades, downgrade: moves.downgrades };
}
