import { keyDirection } from "./key-marks";

const base = "http://127.0.0.1:12111";

it.each<[string, string | undefined, string]>([
  ["sk_test_sim_a", base, "fits"],
  ["rk_live_sim_a", base, "fits"],
  ["rk_test_abc", base, "real_key_for_simulator"],
  ["pk_test_abc", base, "real_key_for_simulator"],
  ["rk_live_sim", base, "real_key_for_simulator"],
  ["rk_live_abc", base, "real_key_for_simulator"],
  ["sk_live_abc", base, "real_key_for_simulator"],
  ["rk_live_abc", undefined, "fits"],
  ["rk_test_abc", undefined, "fits"],
  ["rk_test_sim_a", undefined, "simulator_key_for_stripe"],
  ["sk_live_sim_a", undefined, "simulator_key_for_stripe"],
])("decides where %s may be sent", (key, toBase, direction) => {
  expect(keyDirection(key, toBase)).toBe(direction);
});
