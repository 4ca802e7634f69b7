import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { logText } from "@/scripts/logged";
import { database } from "./client";
import { warnOfMissingTimeouts } from "./pooler";

/** The startup parameters that a pooler understands. It refuses all others. */
const understood = ["user", "database", "client_encoding", "application_name"];

let own: TestDatabase;
let pooler: Server;
const refused: string[] = [];

/** Passes connections on to the database as PgBouncer does, which refuses parameters that its clients can't share. */
function startPooler(url: URL): Promise<Server> {
  const server = createServer((client) => {
    client.once("data", (beginning) => {
      const fields = beginning.subarray(8).toString().split("\0");
      const unknown = fields.filter(
        (field, index) => index % 2 === 0 && field && !understood.includes(field),
      );
      refused.push(...unknown);
      if (unknown.length > 0) return void client.destroy();
      const postgres = connect(Number(url.port), url.hostname);
      postgres.write(beginning);
      client.pipe(postgres).pipe(client);
      for (const end of [client, postgres]) end.on("error", () => undefined);
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

beforeAll(async () => {
  own = await testDatabase();
  pooler = await startPooler(new URL(own.url));
  const through = new URL(own.url);
  through.hostname = "127.0.0.1";
  through.port = String((pooler.address() as AddressInfo).port);
  Object.assign(process.env, { DATABASE_URL: through.href, DATABASE_DIRECT_URL: own.url });
});
afterAll(async () => {
  await database().$disconnect();
  pooler.close();
  await own.close();
});

it("works through a pooler that refuses timeouts as startup parameters", async () => {
  expect(await database().merchant.count()).toBe(0);
  expect(refused).toEqual([]);
});

it("warns as long as the role has no timeouts", async () => {
  await warnOfMissingTimeouts();
  expect(logText()).toContain("Set the timeouts of the database’s role");
});

it("doesn't warn once the role has timeouts", async () => {
  const name = new URL(own.url).pathname.slice(1);
  await database().$executeRawUnsafe(`ALTER DATABASE "${name}" SET statement_timeout = '3s'`);
  await database().$disconnect();
  await warnOfMissingTimeouts();
  expect(logText()).toBe("");
});
