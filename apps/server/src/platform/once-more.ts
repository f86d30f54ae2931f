import { isDatabaseAway, whyDatabaseAway } from './errors.ts'

/**
 * Does the work, and once more when its transaction was undone for a reason that is not its own. A second time its sender
 * is told to try again.
 * @param isRepeatable  also when the connection was lost, where nobody knows whether it was committed: a look, which is at
 *   most noted twice, and a command with a key, which is done once however often it is sent
 */
export async function onceMore<T>(work: () => Promise<T>, isRepeatable: boolean): Promise<T> {
  return work().catch((error: unknown) => {
    if (isLostToAnother(error) || (isRepeatable && isConnectionLost(error))) return work()
    throw error
  })
}

/** Two who waited for each other's rows (40P01), or who could not both be as if alone (40001): one of them was undone whole. */
const isLostToAnother = (error: unknown): boolean =>
  ['40P01', '40001'].includes((error as { code?: string }).code ?? '')

/** One connection ended under its transaction. Whoever got none has waited long enough. */
const isConnectionLost = (error: unknown): boolean => isDatabaseAway(error) && !isWithoutConnection(error)

const isWithoutConnection = (error: unknown): boolean =>
  ['no-connection-free', 'connection-not-opened'].includes(whyDatabaseAway(error) ?? '')

/** Opening a connection may fail for a moment on a busy machine while others come free: nothing has been asked yet. */
export function connectOnceMore<T>(connect: () => Promise<T>): Promise<T> {
  return connect().catch((error: unknown) => {
    if (whyDatabaseAway(error) === 'connection-not-opened') return connect()
    throw error
  })
}
