const readyForQuery = "Z".charCodeAt(0);

/**
 * The engine's answer with `ReadyForQuery` at its end only, or nowhere when the client has only flushed.
 *
 * After an error the engine says that it is ready at once, and says it again after the client's Sync. The second one
 * would be taken for the end of the client's next query, whose rows are then lost; PostgreSQL says it once.
 */
export function readyOnce(answer: Buffer, isFlushed: boolean): Buffer {
  const messages: Buffer[] = [];
  for (let at = 0; at + 5 <= answer.length;) {
    // One letter, then a length that counts itself and not the letter.
    const end = at + 1 + answer.readInt32BE(at + 1);
    messages.push(answer.subarray(at, end));
    at = end;
  }
  const lastReady = messages.findLastIndex((message) => message[0] === readyForQuery);
  const isSpare = (message: Buffer, index: number) =>
    message[0] === readyForQuery && (isFlushed || index !== lastReady);
  return Buffer.concat(messages.filter((message, index) => !isSpare(message, index)));
}
