import { setTimeout as wait } from 'node:timers/promises'
import type { Cluster, ClusterOptions } from './cluster.ts'
import { startCluster } from './cluster.ts'
import { startReadyCluster } from './ready-cluster.ts'

/** More ends than this in one life of the launcher are no accident: somebody must look. */
const mostRestarts = 10

/**
 * A cluster that is started again when it ends by itself (killed, out of memory): on the same data and the same socket, so
 * that the server, which waits for it, goes on by itself. What was acknowledged is there; PostgreSQL repairs its files.
 *
 * @returns a cluster whose `exited` resolves only when it was stopped, or could not be started again
 */
export async function startKeptCluster(
  options: ClusterOptions & { database: string },
  restartsAllowed: number = mostRestarts,
): Promise<Cluster> {
  let current = await startReadyCluster(options)
  let isStopping = false
  const first = current
  const keep = async (): Promise<number> => {
    for (let restarts = 0; ; restarts++) {
      const code = await current.exited
      if (isStopping || restarts === restartsAllowed) return code
      options.onProgress?.('PostgreSQL ended by itself: starting it again')
      const next = await startWhenReleased({ ...options, socket: first.socket }, () => isStopping)
      if (!next) return code
      current = next
      if (isStopping) await current.stop()
      else options.onProgress?.('PostgreSQL is back')
    }
  }
  const exited = keep()
  return {
    socketFolder: first.socketFolder,
    socket: first.socket,
    superuserUrl: first.superuserUrl,
    exited,
    stop: async () => {
      isStopping = true
      await current.stop()
      await exited
      first.socket.remove()
    },
  }
}

/** A process of the killed server may hold its files a moment longer: PostgreSQL refuses until it has gone. */
async function startWhenReleased(options: ClusterOptions, isStopping: () => boolean): Promise<Cluster | undefined> {
  for (let tries = 0; tries < 40 && !isStopping(); tries++)
    try {
      return await startCluster(options)
    } catch {
      await wait(250)
    }
  return undefined
}
