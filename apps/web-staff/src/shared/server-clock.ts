/**
 * The server's time on this screen. A workstation clock that is wrong must not show a promise as kept or broken, so
 * every answer that carries `at` moves this clock; between answers it runs on the browser's monotonic counter.
 */
export interface ServerClock {
  /** Milliseconds since the epoch, as the server sees it. */
  now(): number
  learn(at: string): void
}

/** @param monotonicMs  milliseconds that only grow; its start doesn't matter once `learn` has been called */
export function createServerClock(monotonicMs: () => number): ServerClock {
  let offsetMs = 0
  return {
    now: () => monotonicMs() + offsetMs,
    learn: (at) => {
      const server = Date.parse(at)
      if (Number.isFinite(server)) offsetMs = server - monotonicMs()
    },
  }
}

export const serverClock: ServerClock = createServerClock(() => performance.timeOrigin + performance.now())
