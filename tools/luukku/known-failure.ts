/**
 * A failure whose message is all that a person needs: what is wrong and what to do, in one or a few lines.
 * The dispatcher prints it without a stack; any other error is a defect and is printed whole.
 */
export class KnownFailure extends Error {
  override name = 'KnownFailure'
}
