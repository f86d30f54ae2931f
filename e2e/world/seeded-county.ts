import type { TestProject } from 'vitest/node'
import { createTestDatabase } from '@luukku/testkit/create-test-database'
import { closeTemplate, startTestCluster } from '@luukku/testkit/start-test-cluster'
import { readCountyFiles, seedCounty } from '../../apps/server/src/modules/seed/index.ts'
import { movableClock } from '../../apps/server/src/platform/clock.ts'
import { rosterDays, tuesdayMorning } from './morning.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database that holds the demo county as on that Tuesday morning, to be copied. */
    seededDatabase: string
  }
}

/** Vitest's global setup of the journeys: one PostgreSQL for the whole run, with the demo county seeded once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startTestCluster()
  try {
    const seeded = await createTestDatabase(cluster)
    await seedCounty(
      seeded.ownerUrl,
      await readCountyFiles('lapland'),
      movableClock(new Date(tuesdayMorning)),
      rosterDays,
    )
    const name = seeded.name
    await closeTemplate(seeded.superuserUrl.replace(name, 'postgres'), name)
    project.provide('testCluster', cluster)
    project.provide('seededDatabase', name)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
