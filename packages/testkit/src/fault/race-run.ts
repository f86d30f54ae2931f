import { Agent } from 'node:http'
import { writeChoice } from '../../../../apps/server/src/modules/resident/time-choice.ts'
import { smallCounty } from '../small-county.ts'
import { startServerChild } from '../server-child.ts'
import { bookingOf, personId, slotCount, slotOf, type Slot } from './booking-county.ts'
import { openFaultPlace, type FaultPlace } from './fault-place.ts'
import { createKeptClient, type KeptClient } from './kept-client.ts'
import { notShared } from './shared-times.ts'

/** What a round is about; every one ends with exactly one booking of the time. */
export const raceKinds = ['last-time', 'same-click-twice', 'two-channels', 'cancelled-meanwhile'] as const
export type RaceKind = (typeof raceKinds)[number]

export interface RaceOptions {
  rounds: number
  clients: number
  /** Proof that the checker sees: the database no longer refuses double booking. */
  withoutConstraint?: boolean
  onProgress?: (text: string) => void
}

export interface RaceResult {
  rounds: number
  clients: number
  kinds: Record<RaceKind, number>
  /** Requests answered, by what they were told. */
  answers: Record<string, number>
  /** Rounds that did not end with exactly one booking of the time. */
  roundsWithoutExactlyOne: number
  overlaps: number
  losersWithoutAlternatives: number
  /** Repeats of one click that were answered differently. */
  differingRepeats: number
  serverErrors: number
}

const county = { professionals: 3, days: 84, hasRooms: true }
/** The time that is wanted, and two to come from. */
const timesARound = 3
/** Each round has times of its own. */
export const mostRounds = Math.floor(slotCount(county) / timesARound)

/** `clients` ask for one time at the same moment, round after round. */
export async function runRaces(o: RaceOptions): Promise<RaceResult> {
  // Losers stay open and ask again in the next round; a winner is replaced.
  const place = await openFaultPlace({ ...county, cases: o.clients + 2 * o.rounds + 10 })
  try {
    if (o.withoutConstraint) await dropConstraints(place)
    const server = await startServerChild(place.environment)
    const agent = new Agent({ keepAlive: true, maxSockets: o.clients })
    try {
      return await race(o, place, server.origin, agent)
    } finally {
      agent.destroy()
      await server.stop()
    }
  } finally {
    await place.stop()
  }
}

interface Answer {
  status: number
  body: Record<string, unknown>
}

async function race(o: RaceOptions, place: FaultPlace, origin: string, agent: Agent): Promise<RaceResult> {
  const [nurseToken] = await place.signIn([{ kind: 'staff', staffId: smallCounty.nurse }])
  const nurse = createKeptClient({ origin, agent, cookieKey: place.cookieKey, session: nurseToken ?? '' })
  const owner = await place.connect()
  const result: RaceResult = {
    rounds: o.rounds,
    clients: o.clients,
    kinds: { 'last-time': 0, 'same-click-twice': 0, 'two-channels': 0, 'cancelled-meanwhile': 0 },
    answers: {},
    roundsWithoutExactlyOne: 0,
    overlaps: 0,
    losersWithoutAlternatives: 0,
    differingRepeats: 0,
    serverErrors: 0,
  }
  let nextCase = 0
  const waiting = Array.from({ length: o.clients }, () => nextCase++)
  const count = (answer: Answer) => {
    const told = answer.status === 200 ? 'booked' : String(answer.body['code'] ?? answer.status)
    result.answers[told] = (result.answers[told] ?? 0) + 1
    if (answer.status >= 500) result.serverErrors += 1
    if (answer.status !== 200 && !hasAlternatives(answer)) result.losersWithoutAlternatives += 1
  }
  const book = (n: number, slot: Slot, key?: string) =>
    nurse.command('/api/booking/appointments', bookingOf(n, slot), key)

  for (let round = 0; round < o.rounds; round++) {
    const kind = raceKinds[round % raceKinds.length] ?? 'last-time'
    result.kinds[kind] += 1
    const at = (n: number) => slotOf(county, timesARound * round + n)
    const [slot, home, other] = [at(0), at(1), at(2)]
    const winners: number[] = []
    const note = (n: number, answer: Answer) => {
      count(answer)
      if (answer.status === 200) winners.push(n)
    }
    if (kind === 'last-time') await Promise.all(waiting.map(async (n) => note(n, await book(n, slot))))
    else if (kind === 'same-click-twice')
      await Promise.all(
        waiting.slice(0, Math.ceil(o.clients / 2)).map(async (n) => {
          const key = `click-${String(round)}-${String(n)}`
          const [first, second] = await Promise.all([book(n, slot, key), book(n, slot, key)])
          count(second)
          note(n, first)
          const same = first.status === second.status && appointmentOf(first) === appointmentOf(second)
          if (!same) result.differingRepeats += 1
        }),
      )
    else {
      // Somebody has a time: the next one (who then comes from a screen of their own), or the wanted one itself.
      const holder = nextCase++
      const held = await book(holder, kind === 'two-channels' ? home : slot)
      const id = appointmentOf(held) ?? ''
      const resident = await signInResident(place, origin, agent, holder)
      const others = waiting.slice(0, o.clients - 1)
      if (kind === 'two-channels') {
        const choice = writeChoice(place.cookieKey, id, {
          staffId: slot.staffId,
          mode: 'onsite',
          startMs: Date.parse(slot.start),
          endMs: Date.parse(slot.end),
        })
        // And somebody whom the desk moves at their wish.
        const moved = appointmentOf(await book(nextCase++, other)) ?? ''
        const to = { staffId: slot.staffId, mode: 'onsite', start: slot.start, end: slot.end }
        await Promise.all([
          resident.command(`/api/me/appointments/${id}/move`, { choice }).then(count),
          nurse.command(`/api/booking/appointments/${moved}/move`, { by: 'resident', told: true, to }).then(count),
          ...others.map(async (n) => note(n, await book(n, slot))),
        ])
      } else {
        const half = Math.floor(others.length / 2)
        await Promise.all([
          ...others.slice(0, half).map(async (n) => note(n, await book(n, slot))),
          resident.command(`/api/me/appointments/${id}/cancel`, {}).then((answer) => {
            if (answer.status !== 200) result.serverErrors += 1
          }),
          ...others.slice(half).map(async (n) => note(n, await book(n, slot))),
        ])
        // Those who came before the time was given back ask once more.
        if (winners.length === 0) await Promise.all(others.map(async (n) => note(n, await book(n, slot))))
      }
    }
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from appointment where staff_id = $1 and status = 'booked' and during && tstzrange($2, $3)`,
      [slot.staffId, slot.start, slot.end],
    )
    if (rows[0]?.n !== 1) result.roundsWithoutExactlyOne += 1
    for (const winner of winners) waiting[waiting.indexOf(winner)] = nextCase++
    if ((round + 1) % 20 === 0) o.onProgress?.(`${String(round + 1)} of ${String(o.rounds)} rounds`)
  }
  for (const who of ['staff_id', 'person_id']) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from appointment a join appointment b on a.${who} = b.${who} and a.id < b.id and a.during && b.during
       where is_taken(a.status) and is_taken(b.status)${who === 'person_id' ? '' : ` and ${notShared}`}`,
    )
    result.overlaps += rows[0]?.n ?? 0
  }
  await owner.end()
  return result
}

const appointmentOf = (answer: Answer): string | undefined =>
  (answer.body['appointments'] as { appointmentId: string }[] | undefined)?.[0]?.appointmentId

/** A lost race brings the next times; anything else is no polite answer. */
function hasAlternatives(answer: Answer): boolean {
  if (answer.body['code'] !== 'slot-taken') return false
  const { offers, times } = (answer.body['alternatives'] ?? {}) as { offers?: unknown[]; times?: unknown[] }
  return (offers?.length ?? 0) + (times?.length ?? 0) > 0
}

async function signInResident(place: FaultPlace, origin: string, agent: Agent, n: number): Promise<KeptClient> {
  const [session] = await place.signIn([{ kind: 'resident', personId: personId(n) }])
  return createKeptClient({ origin, agent, cookieKey: place.cookieKey, session: session ?? '' })
}

async function dropConstraints(place: FaultPlace): Promise<void> {
  const owner = await place.connect()
  const { rows } = await owner.query<{ relation: string; conname: string }>(
    `select conrelid::regclass::text as relation, conname from pg_constraint
     where conrelid in ('appointment'::regclass, 'staff_time'::regclass) and contype = 'x'`,
  )
  for (const { relation, conname } of rows) await owner.query(`alter table ${relation} drop constraint ${conname}`)
  await owner.end()
}
