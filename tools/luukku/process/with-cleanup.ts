import { makeCleanup, type Cleanup } from '../start/cleanup.ts'
import { whenAskedToStop } from './when-asked-to-stop.ts'

/**
 * Gives `work` a cleanup that is run at its end. Asked to stop (Ctrl-C), it is run at once and this process ends with 130,
 * whatever the work was at.
 */
export async function withCleanup<T>(work: (cleanup: Cleanup) => Promise<T>): Promise<T> {
  const cleanup = makeCleanup()
  const asked = whenAskedToStop()
  try {
    return await Promise.race([work(cleanup), asked.promise.then(() => endAfter(cleanup))])
  } finally {
    // What broke because its database was taken away is no failure to tell of.
    if (asked.happened()) await endAfter(cleanup)
    await cleanup.run()
  }
}

async function endAfter(cleanup: Cleanup): Promise<never> {
  await cleanup.run()
  process.exit(130)
}
