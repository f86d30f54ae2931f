import { choosePort } from './choose-port.ts'
import { PortTaken } from './server-process.ts'

const tries = 5

/**
 * Starts something on the port asked for, or on the first free one. Two starts that look at the same moment find the
 * same port free: the one that comes too late looks again, unless somebody asked for just that port.
 *
 * @throws PortTaken  when the port asked for went to another program, or five in a row did
 */
export async function onFreePort<T>(
  asked: number | undefined,
  start: (port: number) => Promise<T>,
  choose: typeof choosePort = choosePort,
): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await start(await choose(asked))
    } catch (error) {
      if (!(error instanceof PortTaken) || asked !== undefined || left <= 1) throw error
    }
  }
}
