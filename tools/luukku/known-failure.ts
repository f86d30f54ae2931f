/**
 * A failure whose message is all that a person needs: what is wrong and what to do, in one or a few lines.
 * The dispatcher prints it without a stack; any other error is a defect and is printed whole.
 */
export class KnownFailure extends Error {
  override name = 'KnownFailure'
}

/** A command was asked for in a way that is not understood, or for nothing: said in one line, with exit code 2. */
export class NotUnderstood extends KnownFailure {
  override name = 'NotUnderstood'
}

/** What the commands of the server throw in the same sense: their classes are not loaded here. */
const knownNames = new Set(['ConfigError', 'CountyFilesError', 'WronglyAsked'])

/** What to print of a failure. A full disk can strike anywhere, so it is known wherever it comes from. */
export function describeFailure(error: unknown): string {
  if (error instanceof KnownFailure || (error instanceof Error && knownNames.has(error.name))) return error.message
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `the disk is full, or this account's share of it (${(error as Error).message}). Make room and start again: nothing was left half-made.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
