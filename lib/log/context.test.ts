import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { logLines, takeErrors } from "@/scripts/logged";
import { log } from "../log";
import { addLogContext, assignRequestIds, inRequest, outsideRequests, requestId } from "./context";
import { logUncaught } from "./uncaught";

assignRequestIds();

/** Like Next's server, this one learns the portal of a request only after reading the request. */
const server = createServer(async (incoming, response) => {
  for await (const _part of incoming) continue;
  addLogContext({ portalId: String(incoming.url).slice(1) });
  await new Promise((resume) => setTimeout(resume, Math.random() * 20));
  log.info("A page was requested.");
  response.end(requestId());
});
let port: number;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((closed) => server.close(closed)));

const chosen = "11111111-1111-4111-8111-111111111111";

function get(path: string): Promise<string> {
  const headers = { "x-request-id": chosen, requestid: chosen, traceparent: chosen, connection: "close" };
  return new Promise((resolve) => {
    const options = { port, path, method: "POST", headers };
    request(options, (response) => {
      let body = "";
      response.on("data", (part) => (body += part)).on("end", () => resolve(body));
    }).end("x".repeat(70_000));
  });
}

it("gives each concurrent request its own ID, ignoring IDs in headers", async () => {
  const paths = Array.from({ length: 60 }, (_, index) => `portal0000000${index}`);
  const numbers = await Promise.all(paths.map((path) => get(`/${path}`)));
  expect(new Set(numbers).size).toBe(60);
  expect(numbers).not.toContain(chosen);
  const told = logLines().map((line) => [line.portalId, line.requestId]);
  expect(told.sort()).toEqual(paths.map((path, index) => [path, numbers[index]]).sort());
});

it("keeps pipelined requests on one connection apart", async () => {
  const wanted = ["portal00000a", "portal00000b", "portal00000c"];
  const text = wanted.map((path) => `GET /${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
  await new Promise<void>((done) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (part) => {
      got += part;
      if (got.split("HTTP/1.1 200").length > wanted.length) done(void socket.destroy());
    });
  });
  expect(
    logLines()
      .map((line) => line.portalId)
      .sort(),
  ).toEqual(wanted);
  expect(new Set(logLines().map((line) => line.requestId)).size).toBe(3);
});

it("opens a context of its own if the server has not opened one", async () => {
  expect(requestId()).toBeUndefined();
  const number = await inRequest({ operation: "open_visit" }, async () => {
    log.info("Inside.");
    return inRequest({ mode: "test" }, async () => requestId());
  });
  expect(logLines()).toMatchObject([{ requestId: number, operation: "open_visit" }]);
});

it("does not attribute background events to a request", () => {
  inRequest({ merchantId: "mer_1" }, () => outsideRequests(() => log.info("A connection was lost.")));
  expect(logLines()[0]).not.toHaveProperty("merchantId");
});

it("logs an uncaught error once, with its request and digest", () => {
  const error = Object.assign(new Error("canary@example.com"), { digest: "2970651121" });
  inRequest({ portalId: "portal00000a" }, () => {
    logUncaught(error, "/portal/[portalId]");
    logUncaught(error, "/portal/[portalId]?ticket=canary");
  });
  expect(takeErrors()).toMatchObject([
    { portalId: "portal00000a", route: "/portal/[portalId]", error: { digest: "2970651121" } },
  ]);
});
