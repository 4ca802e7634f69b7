/**
 * Said to whoever runs this installation. The message goes into the log as it is, so it names no person, no merchant
 * and no secret: a fixed sentence, or one that names what the operator set.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
