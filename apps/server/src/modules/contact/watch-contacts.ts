import { randomUUID } from 'node:crypto'
import { defaultEscalationMinutes, guidanceSince, watchCase, type CaseChange } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { TransactionOptions, WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { readRoster } from '../staffing/index.ts'
import { appendEvents } from './append-events.ts'
import { lockContactRow, sideOfCase, toCaseState, type ContactRow } from './case-row.ts'
import { followLegalDay } from './follow-legal-day.ts'
import { readCareSettings } from './county-settings.ts'
import { spreadOf } from './decide-intake.ts'
import { tellDutyDue } from './plan-duty-alarm.ts'
import { endClocks, listToWatch, readWatchedFacts } from './watch-queries.ts'

type WatchNeeds = Pick<Services, 'jobsDb' | 'clock' | 'config' | 'log'>

/** At most so many in one round: a round after a long outage must not hold everything else up. */
const roundLimit = 500
/** A professional who comes back later than this says nothing in time: guidance follows up. */
const ownerBackDays = 4

/**
 * One round of the watch: every open contact that nobody at work carries, that nobody has opened in its class's time, or whose
 * appointment has passed, that guidance takes back from a duty role, gets the step it lacks; a duty role that was not told of
 * a step that is due is told; one whose needs have another legal day than its row tells gets that day. Each in a transaction
 * of its own, so that one that fails holds up no other. Done twice, or by two servers at once, it changes nothing more.
 *
 * @returns how many contacts were changed
 */
export async function watchContacts(services: WatchNeeds): Promise<number> {
  const { jobsDb } = services
  const ids = await jobsDb.read(options(services), async (tx) => {
    const { escalateAfterMinutes } = await readCareSettings(tx)
    const since = guidanceSince(await readRoster(tx), toInstant(tx.at))
    return listToWatch(tx, { ...defaultEscalationMinutes, ...escalateAfterMinutes }, since, roundLimit)
  })
  let changed = 0
  for (const id of ids)
    try {
      if (await jobsDb.write(options(services), (tx) => watchOne(tx, id))) changed += 1
    } catch (error) {
      services.log.warn({ err: error, part: 'watch', contact: id }, 'a contact could not be watched in this round')
    }
  return changed
}

const options = ({ clock, config }: WatchNeeds): TransactionOptions => ({
  actor: { kind: 'system', county: config.countyId, task: 'watch-contacts' },
  purpose: 'guidance',
  requestId: randomUUID(),
  clock,
  action: 'watchContacts',
  ground: '1326/2010 § 51, 1301/2014 § 36: contact in time',
})

async function watchOne(tx: WriteTx, contactId: string): Promise<boolean> {
  const before = await lockContactRow(tx, contactId)
  if (!before) return false
  const row = await followLegalDay(tx, before)
  const change = await decideChange(tx, row)
  if (!change) {
    const told = await tellDutyDue(tx, row)
    if (row !== before || told)
      tx.journal({
        register: 'both',
        persons: [row.person_id],
        detail: { contact: row.id, did: told ? 'tell-duty' : 'legal-day' },
      })
    return row !== before || told
  }
  if (change.type === 'closed') await endClocks(tx, row.id)
  await appendEvents(tx, row, [{ change }])
  tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: row.id, did: change.type } })
  return true
}

async function decideChange(tx: WriteTx, row: ContactRow): Promise<CaseChange | undefined> {
  const { escalateAfterMinutes } = await readCareSettings(tx)
  const facts = await readWatchedFacts(tx, row, ownerBackDays)
  return watchCase(toCaseState(row), await readRoster(tx), {
    now: toInstant(tx.at),
    carried: facts.carried,
    language: row.language,
    register: sideOfCase(row),
    spread: spreadOf(row.id),
    escalateAfterMinutes,
    ...(facts.needs === 0 ? {} : { openNeeds: facts.open_needs }),
    ...(facts.appointment_staff === null || facts.appointment_from === null
      ? {}
      : { nextAppointment: { staffId: facts.appointment_staff, at: toInstant(facts.appointment_from) } }),
    ...(facts.step_since === null ? {} : { stepSince: toInstant(facts.step_since) }),
    ...(facts.owner_from === null ? {} : { ownerBackAt: toInstant(facts.owner_from) }),
  })
}

/**
 * Watches again and again, one round after the other, never two at once.
 *
 * @param seconds between rounds; 0: never by itself, for whoever moves the clock
 */
export function startWatch(services: WatchNeeds, seconds: number): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let round: Promise<unknown> = Promise.resolve()
  let stopped = seconds === 0
  const later = () => {
    if (stopped) return
    timer = setTimeout(() => {
      round = watchContacts(services)
        .catch((error: unknown) => {
          services.log.warn({ err: error, part: 'watch' }, 'the watch could not reach its database')
        })
        .then(later)
    }, seconds * 1000)
    timer.unref()
  }
  later()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}
