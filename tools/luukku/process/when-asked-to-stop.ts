/** Resolves at the first SIGINT, SIGTERM or SIGHUP; a second one ends this process at once, and the leashes the rest. */
export function whenAskedToStop(): { promise: Promise<void>; happened: () => boolean } {
  let count = 0
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        count += 1
        if (count > 1) process.exit(130)
        resolve()
      })
    }
  })
  return { promise, happened: () => count > 0 }
}
