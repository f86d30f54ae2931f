import { randomUUID } from 'node:crypto'
import { saveContactWay, type StoredContactWay } from '../../../apps/server/src/modules/person/index.ts'
import { bookHalfHour, finishJobs, insertOpenNeed, type OpenNeed } from './open-need.ts'
import { smallCounty } from './small-county.ts'
import { addReception, openSmallCounty, type Browser, type SmallCountyServer } from './small-county-server.ts'

export interface WaitingCase extends OpenNeed {
  readonly resident: Browser
  readonly phone: string
}

/**
 * People of the small county who wait for physiotherapy and are asked about times that others give up on 25 November 2026; it is
 * the day before, `now`.
 */
export function createWaitingPeople(county: SmallCountyServer, now: string, nurse: () => Browser) {
  let phones = 0
  const newPhone = () => `040 55${String(10_000 + phones++)}`

  /** Somebody with an open need, and these ways to be reached; without them nobody knows how. */
  async function newCase(way?: Partial<StoredContactWay>): Promise<WaitingCase> {
    const open = await insertOpenNeed(county.owner, { at: now, due: '2027-01-15', nextAt: '2026-11-26T09:00:00+02:00' })
    const phone = way?.phone ?? newPhone()
    if (way) await saveWay(open.person, { ways: ['sms'], onlySafe: false, phone, ...way })
    return { ...open, phone, resident: await county.signIn({ kind: 'resident', personId: open.person }) }
  }
  async function saveWay(person: string, way: StoredContactWay): Promise<void> {
    const { jobsDb, sealer, clock } = county.app.services
    await jobsDb.write(
      {
        actor: { kind: 'system', county: smallCounty.id, task: 'test' },
        purpose: 'guidance',
        requestId: randomUUID(),
        clock,
        action: 'test',
        ground: 'test',
      },
      async (tx) => {
        await saveContactWay(tx, sealer, person, way)
        tx.journal({ register: 'both', persons: [person] })
      },
    )
  }
  const waits = (c: WaitingCase, bySms = true) =>
    c.resident('POST', '/api/me/waiting', { needId: c.need, waits: true, noticeHours: 4, bySms })
  /** Somebody else books the half hour at this hour of Wednesday and gives it up; whoever waits is asked. */
  async function giveUp(hour = '10'): Promise<void> {
    const other = await newCase()
    const id = await bookHalfHour(nurse(), other, `2026-11-25T${hour}:00:00+02:00`)
    const cancelled = await other.resident('POST', `/api/me/appointments/${id}/cancel`, {})
    if (cancelled.status !== 200) throw new Error(`not given up: ${cancelled.text}`)
    await catchUp()
  }
  /** Waits, and is asked about Wednesday at ten, which somebody gives up. */
  async function asked(
    o: { way?: Partial<StoredContactWay>; bySms?: boolean; hour?: string } = {},
  ): Promise<WaitingCase> {
    const c = await newCase(o.way ?? {})
    await waits(c, o.bySms ?? true)
    await giveUp(o.hour)
    return c
  }
  const catchUp = () =>
    finishJobs(
      county,
      'offer-freed-time',
      'end-waiting-offer',
      'question-undelivered',
      'send-notification',
      'remind-appointment',
    )
  /** What staff did a moment ago is told now: it waited until its undo was over. */
  const tell = () => {
    county.at(new Date(county.app.services.clock.now().getTime() + 31_000))
    return catchUp()
  }
  return { newCase, newPhone, waits, giveUp, asked, catchUp, tell }
}

/**
 * The small county with a reception of its physiotherapist on Wednesday and Thursday, and people who wait for it; the nurse
 * signs in anew at each `reset`, which takes away what the test before has left.
 */
export async function openWaitingCounty(now: string, environment: Readonly<Record<string, string>>) {
  const days = ['2026-11-24', '2026-11-25', '2026-11-26']
  const county = await openSmallCounty({ days, moment: now, environment })
  for (const day of days) await addReception(county.owner, smallCounty.physiotherapist, day)
  let nurse = await county.staff(smallCounty.nurse)
  return {
    county,
    people: createWaitingPeople(county, now, () => nurse),
    async reset(): Promise<Browser> {
      county.at(now)
      nurse = await county.staff(smallCounty.nurse)
      await county.owner.query(
        'truncate appointment, waiting_entry, freed_time, notification, need, sms_received cascade; truncate pgboss.job',
      )
      return nurse
    },
    /** Sets the clock; a session ends when it jumps hours ahead. */
    async at(moment: string): Promise<Browser> {
      county.at(moment)
      nurse = await county.staff(smallCounty.nurse)
      return nurse
    },
  }
}

export interface InboxMessage {
  channel: 'sms' | 'email'
  to: string
  text: string
  ref: string
  delivery?: 'delivered' | 'undelivered'
}
/** What the development inbox holds, the youngest first. */
export async function readInbox({ app }: Pick<SmallCountyServer, 'app'>): Promise<InboxMessage[]> {
  const answer = await app.http.inject({ method: 'GET', url: '/dev/inbox.json' })
  return answer.json<{ messages: InboxMessage[] }>().messages
}
