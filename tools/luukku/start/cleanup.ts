/** What was started, to be stopped in the opposite order, once, whoever asks first: a signal, a failure, the end. */
export type Cleanup = {
  add: (step: () => void | Promise<void>) => void
  /** Runs every step, also when one fails; a second call waits for the first. */
  run: () => Promise<void>
  /** True from the moment that stopping began. */
  isStopping: () => boolean
}

/** An empty {@link Cleanup}. A step that is added while it stops is run at once. */
export function makeCleanup(): Cleanup {
  const steps: (() => void | Promise<void>)[] = []
  let running: Promise<void> | undefined
  const runAll = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step()
      } catch (error) {
        process.stderr.write(`luukku: while stopping: ${String(error)}\n`)
      }
    }
  }
  return {
    add: (step) => {
      steps.push(step)
      if (running) running = running.then(runAll)
    },
    run: async () => {
      running ??= runAll()
      let waited: Promise<void> | undefined
      while (waited !== running) {
        waited = running
        await waited
      }
    },
    isStopping: () => running !== undefined,
  }
}
