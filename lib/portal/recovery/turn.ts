import "server-only";

/** How many rows a merchant's turn takes. */
export const rowsInTurn = 20;
const turnMilliseconds = 20_000;

/**
 * Goes through a merchant's rows until its turn is over. Then the next merchant has its turn, however many rows are
 * left and however slowly Stripe answers for them. What fails for a reason of its row is dealt with in `each`.
 */
export async function takeTurn<Row>(rows: Row[], each: (row: Row) => Promise<void>): Promise<void> {
  const endsAt = performance.now() + turnMilliseconds;
  for (const row of rows) {
    await each(row);
    if (performance.now() > endsAt) return;
  }
}
