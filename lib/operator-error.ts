/**
 * An error for the person who runs this installation. Its message is logged as is, so it must not name a
 * person, a merchant or a secret: use a fixed sentence, or one that names the operator's own settings.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
