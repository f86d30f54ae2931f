import { randomUUID } from 'node:crypto'
import { findChainFaults } from '../../../../apps/server/src/platform/journal-verify-queries.ts'
import { systemClock } from '../../../../apps/server/src/platform/clock.ts'
import { createDb } from '../../../../apps/server/src/platform/db.ts'
import { smallCounty } from '../small-county.ts'
import { bookingOf, personId, slotCount, slotOf } from './booking-county.ts'
import { checkRows, emptyLog, type ToldLog } from './check-rows.ts'
import { openFaultPlace, type FaultPlace } from './fault-place.ts'
import { openLosingProxy } from './losing-proxy.ts'
import { makeRandom } from './random.ts'
import { startServerPair } from './server-pair.ts'
import { createToldClient, type ToldClient } from './told-client.ts'

/** What is broken on purpose, to see that the checker sees it. */
export type Breakage = 'no-constraint' | 'forgets-keys' | 'no-durability'

export interface FaultOptions {
  serverKills: number
  databaseKills: number
  clients: number
  seed: number
  /** Longest time under load before each kill. */
  millisecondsBetween: number
  breakage?: Breakage
  onProgress?: (text: string) => void
}

export interface FaultResult {
  serverKills: number
  databaseKills: number
  acknowledged: { contacts: number; booked: number; moved: number; cancelled: number; refused: number }
  /** Answers that were lost on the way after the work was done. */
  answersLost: number
  askedAgain: number
  journalEntries: number
  chainFaults: number
  faults: string[]
}

// Few enough times that clients want the same ones, many enough that most get one.
const county = { professionals: 4, days: 20, cases: 6000, hasRooms: true }

/** Of a hundred answers. */
const lostPercent = 4

/**
 * Load from many clients while server and database are killed (-9) at random points; at the end, what clients were told is
 * held against the rows. PostgreSQL writes through to the kernel: a power cut, which loses the kernel's own memory too, is
 * not tried by this.
 */
export async function runFaults(o: FaultOptions): Promise<FaultResult> {
  const say = o.onProgress ?? (() => undefined)
  const place = await openFaultPlace(county, o.breakage === 'no-durability' ? 'throwaway' : 'lasting')
  try {
    if (o.breakage === 'no-constraint') await dropConstraints(place)
    const servers = await startServerPair(place.environment)
    const chance = makeRandom(o.seed + 1)
    const proxy = await openLosingProxy(servers.origin, () => chance(100) < lostPercent)
    try {
      const load = await startLoad(o, place, proxy.origin)
      const random = makeRandom(o.seed)
      const kills = shuffle(
        [...Array<'server'>(o.serverKills).fill('server'), ...Array<'database'>(o.databaseKills).fill('database')],
        random,
      )
      for (const [n, kind] of kills.entries()) {
        await new Promise((resolve) => setTimeout(resolve, 100 + random(o.millisecondsBetween)))
        const before = load.answered()
        await (kind === 'server' ? servers.killAndTakeOver() : place.killDatabase())
        // The next blow falls only on a system that works again.
        await load.untilMoreThan(before + o.clients)
        if ((n + 1) % 10 === 0) say(`${String(n + 1)} of ${String(kills.length)} kills`)
      }
      await load.stop()
      const owner = await place.connect()
      const faults = await checkRows(owner, load.told)
      const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from journal_entry')
      await owner.end()
      return {
        serverKills: o.serverKills,
        databaseKills: o.databaseKills,
        acknowledged: load.counts,
        answersLost: proxy.lost(),
        askedAgain: load.askedAgain(),
        journalEntries: rows[0]?.n ?? 0,
        chainFaults: await countChainFaults(place),
        faults,
      }
    } finally {
      await proxy.close()
      await servers.stop()
    }
  } finally {
    await place.stop()
  }
}

async function startLoad(o: FaultOptions, place: FaultPlace, origin: string) {
  const told: ToldLog = emptyLog()
  const counts = { contacts: 0, booked: 0, moved: 0, cancelled: 0, refused: 0 }
  let isStopped = false
  let again = 0
  let answers = 0
  const client = (session?: string) =>
    createToldClient({
      origin: () => origin,
      cookieKey: place.cookieKey,
      ...(session === undefined ? {} : { session }),
      ...(o.breakage === 'forgets-keys' ? { forgetsKeys: true } : {}),
    })
  const nurses = await place.signIn(
    Array.from({ length: o.clients }, () => ({ kind: 'staff', staffId: smallCounty.nurse })),
  )
  const command = async (by: ToldClient, url: string, body: object) => {
    const answer = await by.command(url, body)
    again += answer.tries - 1
    answers += 1
    return answer
  }

  async function work(index: number): Promise<void> {
    const random = makeRandom(o.seed * 1000 + index)
    const [visitor, nurse] = [client(), client(nurses[index])]
    let n = index
    while (!isStopped) {
      if (random(3) === 0) {
        const mark = randomUUID()
        const answer = await command(visitor, '/api/contacts', contactWith(mark))
        if (answer.status !== 200) throw new Error(`a contact was refused: ${JSON.stringify(answer.body)}`)
        told.contacts.push({ id: String(answer.body['contactId']), mark })
        counts.contacts += 1
        continue
      }
      const mine = n
      n += o.clients
      if (mine >= county.cases) return
      const slot = slotOf(county, random(slotCount(county)))
      const booked = await command(nurse, '/api/booking/appointments', bookingOf(mine, slot))
      if (booked.status !== 200) {
        counts.refused += 1
        if (booked.body['code'] !== 'slot-taken' && o.breakage === undefined)
          throw new Error(`a booking was refused: ${JSON.stringify(booked.body)}`)
        continue
      }
      const [appointment] = booked.body['appointments'] as { appointmentId: string }[]
      let id = appointment?.appointmentId ?? ''
      told.appointments.push({ id, needId: String(mine) })
      counts.booked += 1
      const then = random(4)
      if (then > 1) continue
      const [session] = await place.signIn([{ kind: 'resident', personId: personId(mine) }]).catch(() => [])
      if (session === undefined) continue
      const resident = client(session)
      if (then === 0) {
        const times = await resident.get(`/api/me/appointments/${id}/times?limit=5`).catch(() => undefined)
        const choice = (times?.body as { times?: { choice: string }[] } | undefined)?.times?.[random(5)]?.choice
        if (choice === undefined) continue
        const moved = await command(resident, `/api/me/appointments/${id}/move`, { choice })
        if (moved.status !== 200) continue
        told.freed.push(id)
        id = (moved.body['appointment'] as { appointmentId: string }).appointmentId
        told.appointments.push({ id, needId: String(mine) })
        counts.moved += 1
      } else {
        const cancelled = await command(resident, `/api/me/appointments/${id}/cancel`, {})
        if (cancelled.status !== 200) continue
        told.freed.push(id)
        counts.cancelled += 1
      }
    }
  }

  const workers = Promise.all(Array.from({ length: o.clients }, (_, index) => work(index)))
  workers.catch(() => undefined)
  return {
    told,
    counts,
    askedAgain: () => again,
    answered: () => answers,
    untilMoreThan: async (count: number) => {
      const failed = workers.then(() => 'ended' as const)
      while (answers <= count) {
        const pause = new Promise<'on'>((resolve) => setTimeout(() => resolve('on'), 25))
        if ((await Promise.race([failed, pause])) === 'ended') return
      }
    },
    stop: async () => {
      isStopped = true
      await workers
    },
  }
}

const contactWith = (mark: string) => ({
  channel: 'web_form',
  lang: 'fi',
  text: `Polvi on ollut kipeä syksystä asti. ${mark}`,
  person: { givenName: 'Testi', municipality: '698' },
  contactWay: { ways: ['sms'], phone: '040 000 0000' },
})

async function dropConstraints(place: FaultPlace): Promise<void> {
  const owner = await place.connect()
  const { rows } = await owner.query<{ relation: string; conname: string }>(
    `select conrelid::regclass::text as relation, conname from pg_constraint
     where conrelid in ('appointment'::regclass, 'staff_time'::regclass) and contype = 'x'`,
  )
  for (const { relation, conname } of rows) await owner.query(`alter table ${relation} drop constraint ${conname}`)
  await owner.end()
}

async function countChainFaults(place: FaultPlace): Promise<number> {
  const db = createDb(place.superuserUrl, { pool: 1 })
  try {
    return await db.technical(smallCounty.id, async (tx) => (await findChainFaults(tx)).length, systemClock)
  } finally {
    await db.close()
  }
}

function shuffle<T>(list: T[], random: (below: number) => number): T[] {
  for (let n = list.length - 1; n > 0; n--) {
    const other = random(n + 1)
    ;[list[n], list[other]] = [list[other] as T, list[n] as T]
  }
  return list
}
