import "server-only";

/** The maximum number of rows in a merchant's turn. */
export const rowsInTurn = 20;
const turnMilliseconds = 20_000;

/**
 * Handles a merchant's rows until its turn is over. Then the next merchant has its turn, however many rows
 * are left and however slow Stripe is. `each` handles errors that concern only its row.
 */
export async function takeTurn<Row>(rows: Row[], each: (row: Row) => Promise<void>): Promise<void> {
  const endsAt = performance.now() + turnMilliseconds;
  for (const row of rows) {
    await each(row);
    if (performance.now() > endsAt) return;
  }
}
