import { startServerChild, type ServerChild } from '../server-child.ts'

/** A server that is killed, and the next one that takes over at once, as behind a load balancer. */
export interface ServerPair {
  origin: () => string
  /** Kills the one that serves, and goes over to the one that waits. Resolves when it serves. */
  killAndTakeOver: () => Promise<void>
  kills: () => number
  stop: () => Promise<void>
}

export async function startServerPair(environment: Record<string, string>): Promise<ServerPair> {
  const start = () => startServerChild({ ...environment, PORT: '0' })
  let live: ServerChild = await start()
  let spare = start()
  spare.catch(() => undefined)
  let kills = 0
  return {
    origin: () => live.origin,
    kills: () => kills,
    async killAndTakeOver() {
      live.kill()
      kills += 1
      // A database that is away stops no start for good: it is tried again.
      live = await spare.catch(() => startWhenItWorks(start))
      spare = start()
      spare.catch(() => undefined)
    },
    stop: async () => {
      await Promise.all([live.stop(), spare.then((server) => server.stop()).catch(() => undefined)])
    },
  }
}

async function startWhenItWorks(start: () => Promise<ServerChild>): Promise<ServerChild> {
  for (let tries = 0; ; tries++)
    try {
      return await start()
    } catch (error) {
      if (tries >= 30) throw error
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
}
