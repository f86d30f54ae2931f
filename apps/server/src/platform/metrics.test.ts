import { expect, test } from 'vitest'
import type { Db } from './db.ts'
import { createMetrics } from './metrics.ts'

const database = { stats: () => ({ total: 1, idle: 1, waiting: 0 }) } as unknown as Db
const lag = 'nodejs_eventloop_lag_seconds'

test('what tells of the process is collected once, however many servers it opens; a server’s own numbers are its own', async () => {
  const [one, other] = [createMetrics(database), createMetrics(database)]
  expect(one.registry.getSingleMetric(lag)).toBeDefined()
  expect(one.registry.getSingleMetric(lag)).toBe(other.registry.getSingleMetric(lag))
  one.observe('readCounty', 200, 0.01)
  expect(await one.registry.metrics()).toContain('luukku_request_seconds_count{route="readCounty",status="200"} 1')
  expect(await other.registry.metrics()).not.toContain('readCounty')
})
