import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './db.ts'

/**
 * Of the process itself: collected once, however many servers it opens. What collects them listens to the process for ever, and
 * would keep each closed server in memory.
 */
const ofProcess = new Registry()
collectDefaultMetrics({ register: ofProcess })

/** Prometheus metrics: routes by id and status, never by address; nothing about a person is a label. */
export function createMetrics(db: Db) {
  const registry = new Registry()
  const seconds = new Histogram({
    name: 'luukku_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'luukku_database_connections',
    help: 'Connections of the serving pool',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = db.stats()
      this.set({ state: 'total' }, total)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  return {
    registry: Registry.merge([ofProcess, registry]),
    observe: (route: string, status: number, elapsed: number) =>
      seconds.observe({ route, status: String(status) }, elapsed),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
