/**
 * Loaded before one of our programs. Lets the program connect only to this machine, and writes every other host that
 * the program tries to reach into the file OUTSIDE_LOG.
 */
import { appendFileSync } from "node:fs";
import net from "node:net";

const { connect } = net.Socket.prototype;
const isLocal = (host) => host === undefined || /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

net.Socket.prototype.connect = function (...args) {
  // Node.js itself passes its arguments as one list.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === "object" ? first.host : typeof second === "string" ? second : undefined;
  if (isLocal(host)) return connect.apply(this, args);
  appendFileSync(process.env.OUTSIDE_LOG, `${host}\n`);
  process.nextTick(() => this.destroy(Object.assign(new Error("Unreachable."), { code: "ENETUNREACH" })));
  return this;
};
