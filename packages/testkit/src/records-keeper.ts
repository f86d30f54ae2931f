import type { RetentionPage } from '@luukku/contract'
import { asRetention, proposeRetention } from '../../../apps/server/src/modules/retention/index.ts'
import { createDb } from '../../../apps/server/src/platform/db.ts'
import { findChainFaults, type ChainFault } from '../../../apps/server/src/platform/journal-verify-queries.ts'
import { finishJobs } from './open-need.ts'
import type { Answered, Call, PeopleWorld } from './people-world.ts'
import { smallCounty } from './small-county.ts'

/** Whoever keeps the small county's records, what they see, and planned work that follows. */
export interface RecordsKeeper {
  readonly keeperId: string
  readonly officerId: string
  /** Signed in anew on the day: a session of years ago has ended. */
  keeper(): Promise<Call>
  /** The night's list of this day, made by planned work's own hand. */
  propose(day: string): Promise<string | undefined>
  page(): Promise<RetentionPage>
  confirm(view: RetentionPage, ...classes: readonly string[]): Promise<Answered>
  runAll(): Promise<unknown>
  /** Lists, confirms what is due of these classes and destroys it. Nights rise within one world: only the newest is confirmed. */
  endOn(day: string, ...classes: readonly string[]): Promise<void>
  /** What is wrong with the chains of the journal. */
  faults(): Promise<ChainFault[]>
}

export const lineOf = (view: RetentionPage, retentionClass: string) =>
  view.proposal?.lines.find((line) => line.retentionClass === retentionClass)

/** Closes a matter as if it had been closed then. */
export async function closeMatter({ owner }: Pick<PeopleWorld, 'owner'>, contactId: string, at: string): Promise<void> {
  await owner.query(
    `insert into case_event (county_id, register, person_id, contact_id, seq, type, at, actor_kind, actor_id)
     select county_id, 'both', person_id, id, 9999, 'closed', $2, 'system', 'x' from contact where id = $1`,
    [contactId, at],
  )
  await owner.query(`update contact set status = 'closed' where id = $1`, [contactId])
}

/** Adds a records keeper and a data-protection officer to the county. */
export async function addRecordsKeeper(world: PeopleWorld): Promise<RecordsKeeper> {
  const keeperId = '00000000-0000-4000-8000-0000000000ab'
  const officerId = '00000000-0000-4000-8000-0000000000ac'
  for (const [id, role] of [
    [keeperId, 'records'],
    [officerId, 'data-protection'],
  ])
    await world.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Asta', 'Arkisto', array[$2], '{fi}', array[$2], '{}', $3)`,
      [id, role, smallCounty.guidanceUnit],
    )
  const keeper = () => world.staff(keeperId)
  const propose = (day: string) => {
    world.at(`${day}T05:00:00+02:00`)
    const { services } = world.app
    return services.jobsDb.write(asRetention(services, 'proposeRetention'), (tx) => proposeRetention(tx))
  }
  const page = async () => (await (await keeper())('GET', '/api/retention')).body as RetentionPage
  const confirm = async (view: RetentionPage, ...classes: readonly string[]) =>
    (await keeper())('POST', `/api/retention/${view.proposal?.id ?? ''}/confirm`, {
      lines: classes.map((retentionClass) => ({ retentionClass, due: lineOf(view, retentionClass)?.due ?? 1 })),
    })
  const runAll = () => finishJobs(world, 'end-retention', 'count-retention')
  return {
    ...{ keeperId, officerId, keeper, propose, page, confirm, runAll },
    async endOn(day, ...classes) {
      const listed = await propose(day)
      const view = await page()
      // Nothing could be confirmed of it: a test would see that nothing went, whatever the rule.
      if (listed === undefined || view.proposal?.id !== listed) throw new Error(`${day} is not the newest night`)
      const due = classes.filter((one) => (lineOf(view, one)?.due ?? 0) > 0)
      if (due.length === 0) return
      const answer = await confirm(view, ...due)
      if (answer.status !== 200) throw new Error(`not confirmed: ${answer.text}`)
      await runAll()
    },
    async faults() {
      const db = createDb(world.database.ownerUrl, { pool: 1 })
      const found = await db.technical('lapland', (tx) => findChainFaults(tx), world.app.services.clock)
      await db.close()
      return found
    },
  }
}
