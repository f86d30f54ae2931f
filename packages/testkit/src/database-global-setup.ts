import type { TestProject } from 'vitest/node'
import { startTestCluster } from './start-test-cluster.ts'

/** Vitest's global setup: one PostgreSQL for the whole run, stopped and removed at its end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startTestCluster()
  project.provide('testCluster', cluster)
  return stop
}
