import { randomUUID } from 'node:crypto'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { analyzeFilled } from '../../platform/analyze-filled.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { withOwner } from './as-owner.ts'
import type { CountyFiles } from './county-files.ts'
import { insertCounty } from './county-queries.ts'
import { insertDemoModels } from './demo-models.ts'
import { planInterpreters, planSessions, sitIn } from './plan-shared.ts'
import { planResidents } from './plan-residents.ts'
import { planRoster } from './plan-roster.ts'
import type { RosterSpan } from './roster-spans.ts'
import { planStaff } from './plan-staff.ts'
import { insertResidents, withoutStored } from './resident-queries.ts'
import { markSeeding, type SeedAsked } from './seeding-mark.ts'

/**
 * Settings, services, units, staff, a roster and adopted models: what a county needs before its first person, all of it or
 * nothing.
 *
 * @param roster  how many days from the clock's day on, or stretches of days none of which lies over another
 * @param begun   what is still to follow: the county is marked as half-filled from its first row on
 */
export async function seedCounty(
  ownerUrl: string,
  county: CountyFiles,
  clock: Clock,
  roster: number | readonly RosterSpan[] = 120,
  begun?: SeedAsked,
): Promise<{ units: number; staff: number; shifts: number }> {
  const { units, staff } = planStaff(county)
  const today = toHelsinkiDate(toInstant(clock.now()))
  const spans = typeof roster === 'number' ? [{ day: today, days: roster }] : roster
  const planned = spans.flatMap(({ day, days }) => planRoster(staff, county.onCall, day, days))
  const shifts = sitIn(county, { units, staff }, planned)
  const sessions = spans.flatMap(({ day }) => planSessions(county, { units, staff }, shifts, day))
  const interpreters = planInterpreters(county, spans)
  await withOwner(ownerUrl, async (owner) => {
    await owner.query('begin')
    await insertCounty(owner, county, { units, staff, shifts, sessions, interpreters })
    await insertDemoModels(owner, county, { units, staff }, clock.now())
    if (begun) await markSeeding(owner, county.id, begun)
    await owner.query('commit')
  })
  return { units: units.length, staff: staff.length, shifts: shifts.length }
}

const batchSize = 1000

/**
 * Made-up residents with sealed identities; those whom an earlier run stored are left as they are. `progress` is told the
 * number stored so far after each batch.
 */
export async function seedResidents(
  needs: { db: Db; sealer: Sealer; clock: Clock },
  county: CountyFiles,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  const today = toHelsinkiDate(toInstant(needs.clock.now()))
  const source = planResidents(county, count, today)
  for (let done = 0; done < count;) {
    const batch = nextOf(source, Math.min(batchSize, count - done))
    await needs.db.write(
      {
        actor: { kind: 'system', county: county.id, task: 'seed' },
        purpose: 'technical',
        requestId: randomUUID(),
        clock: needs.clock,
        action: 'seedResidents',
        ground: 'made-up residents of a demo county',
      },
      async (tx) => {
        const missing = await withoutStored(tx, batch)
        if (missing.length > 0) await insertResidents(tx, needs.sealer, missing)
        tx.journal({ register: 'both', persons: missing.map((r) => r.personId), detail: { stored: missing.length } })
      },
    )
    done += batch.length
    progress(done)
  }
}

function nextOf<T>(source: Iterator<T>, count: number): T[] {
  const taken: T[] = []
  while (taken.length < count) {
    const { value, done } = source.next()
    if (done === true) break
    taken.push(value)
  }
  return taken
}

/** A county that was just filled, for PostgreSQL's planner. */
export async function analyzeCounty(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, analyzeFilled)
}
