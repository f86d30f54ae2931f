import { afterAll, vi } from 'vitest'

/** Files that share a worker's modules share its process too: what one of them stubbed is put back before the next begins. */
afterAll(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.useRealTimers()
})
