import { afterAnswersDone } from "@/lib/after-answer";
import { database } from "@/lib/db/client";
import { type TestDatabase, testDatabase } from "./database";

/**
 * Gives this test file a database of its own, which is dropped at the end. Other files share a database, so a file
 * needs its own if it changes rows of every merchant, or depends on the rows of other merchants. Call this before every
 * `beforeAll` that connects to the database.
 */
export function withOwnDatabase(): void {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await testDatabase();
    process.env.DATABASE_URL = own.url;
  });
  afterAll(async () => {
    await afterAnswersDone();
    await database().$disconnect();
    await own.close();
  });
}
