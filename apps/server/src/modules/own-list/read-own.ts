import type { z } from 'zod'
import type { LocalText, routes, RouteResponse } from '@luukku/contract'
import type { ownCardSchema } from '@luukku/contract'
import type { StaffActor } from '@luukku/domain/access'
import { isLive, nationalStatusOf } from '@luukku/domain/booking'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import {
  listClockRecords,
  listNeedClocks,
  readLaw,
  recordableOf,
  recordedOf,
  takenBackOf,
  toClockView,
} from '../law/index.ts'
import { listRequestDays, readRequestsOfNeed } from '../data-request/index.ts'
import { ageOf, fullName, openPayloads, phoneToCall, readIdentities, type Identity } from '../person/index.ts'
import { onlyYourExtractText } from '@luukku/i18n/data/desk'
import { professionText } from '@luukku/i18n/data/professions'
import {
  findOwnNeed,
  listNeedAppointments,
  listNeedNotes,
  listOwnDay,
  listOwnNeeds,
  listReachedSafelyOnly,
  type OwnNeedRow,
  type TodayRow,
} from './own-list-queries.ts'

type Card = z.infer<typeof ownCardSchema>

/** My clients: cards by the earlier of the legal and the real-life date. */
export async function readOwnList(
  tx: ReadTx,
  sealer: Sealer,
  actor: StaffActor,
): Promise<RouteResponse<typeof routes.listOwn>> {
  const rows = await listOwnNeeds(tx, actor.staffId, actor.units ?? [actor.unitId])
  const identities = await readIdentities(
    tx,
    sealer,
    rows.map((r) => r.person_id),
  )
  const safeOnly = await listReachedSafelyOnly(
    tx,
    rows.map(({ id }) => id),
  )
  const asked = await listRequestDays(
    tx,
    rows.map(({ id }) => id),
  )
  const today = toHelsinkiDate(toInstant(tx.at))
  const [from, to] = [new Date(fromHelsinki(today, '00:00')), new Date(fromHelsinki(addDays(today, 1), '00:00'))]
  const times = await listOwnDay(
    tx,
    actor.staffId,
    rows.map(({ id }) => id),
    from,
    to,
  )
  // What is not over yet before what is; a slip stays in sight as long as it can be taken back.
  const todayOf = (needId: string) => {
    const mine = times.filter(({ need_id }) => need_id === needId)
    return mine.find(({ status }) => isLive(status)) ?? mine.at(-1)
  }
  tx.journal({ register: registerOf(rows), persons: rows.map((r) => r.person_id), detail: { rows: rows.length } })
  return {
    at: toInstant(tx.at),
    caseload: { now: new Set(rows.filter((r) => r.owner_staff_id === actor.staffId).map((r) => r.person_id)).size },
    cards: rows.map((row) => ({
      ...toCard(row, identities.get(row.person_id), safeOnly, tx.at, todayOf(row.id)),
      ...(asked.has(row.id) ? { requestDueOn: asked.get(row.id) } : {}),
    })),
  }
}

/** One need of my client: the extract that is mine, and no more. Not mine and not there are the same answer. */
export async function readOwnNeed(
  tx: ReadTx,
  sealer: Sealer,
  needId: string,
): Promise<RouteResponse<typeof routes.readOwnNeed>> {
  const row = await findOwnNeed(tx, needId)
  if (!row) throw notFound()
  const identity = (await readIdentities(tx, sealer, [row.person_id])).get(row.person_id)
  const notes = await listNeedNotes(tx, needId)
  const payloads = await openPayloads(tx, sealer, [
    ...notes.map((n) => n.payload_id),
    ...(row.extract_payload_id ? [row.extract_payload_id] : []),
  ])
  const clocks = await listNeedClocks(tx, needId)
  const law = await readLaw(tx)
  const records = await listClockRecords(tx, [needId])
  const takings = await takenBackOf(tx, sealer, records)
  const hidden = identity?.nonDisclosure === true
  const card = toCard(row, identity, await listReachedSafelyOnly(tx, [needId]), tx.at)
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.contact_id, need: needId, ...(hidden ? { whereabouts: !identity.whereaboutsClosed } : {}) },
  })
  return {
    card,
    extract: payloads.get(row.extract_payload_id ?? '') ?? '',
    ...(row.municipality && !hidden ? { municipality: row.municipality } : {}),
    nonDisclosure: hidden,
    ...(hidden && !identity.whereaboutsClosed ? { whereabouts: whereaboutsOf(identity, card) } : {}),
    clocks: clocks.map((clock) => toClockView(clock, law)),
    recordable: recordableOf(law, clocks, { service: row.service, records }, tx.at),
    recorded: [...((await recordedOf(tx, sealer, law, records)).get(needId) ?? [])],
    appointments: (await listNeedAppointments(tx, needId)).map((a) => ({
      appointmentId: a.id,
      service: a.service,
      title: row.title ?? nameOf(row),
      start: toInstant(a.from),
      end: toInstant(a.to),
      mode: a.mode,
      professional: { name: `${a.given_name} ${a.family_name}`, role: professionText(a.professions[0] ?? '') },
      ...(a.mode === 'onsite' && (!hidden || a.in_window)
        ? {
            place: {
              name: a.unit_name.fi,
              nameText: a.unit_name,
              ...(a.address ? { address: a.address } : {}),
              ...(a.room ? { room: a.room } : {}),
            },
          }
        : {}),
      status: a.status,
      official: nationalStatusOf(a.status),
      canChange: false,
      canCorrect: a.can_correct,
      canTakeBack: a.can_take_back,
      ...(takings.has(a.id) ? { takenBack: takings.get(a.id) } : {}),
    })),
    permission: { share: row.share ?? 'not-asked', text: onlyYourExtractText },
    notes: notes.map((n) => ({ at: toInstant(n.at), by: n.by, text: payloads.get(n.payload_id) ?? '' })),
    requests: await readRequestsOfNeed(tx, sealer, needId),
  }
}

/** What the one who meets a person with an order of non-disclosure needs, in the visit window only; no number that must not ring. */
const whereaboutsOf = (identity: Identity, { safeContactOnly }: Card) => {
  const phone = phoneToCall(identity, safeContactOnly)
  return {
    ...(identity.address === undefined ? {} : { address: identity.address }),
    ...(phone === undefined ? {} : { phone }),
  }
}

const nameOf = (row: OwnNeedRow): LocalText => row.service_name ?? { fi: row.service, sv: row.service, en: row.service }
const registerOf = (rows: readonly OwnNeedRow[]) => {
  const registers = new Set(rows.map((r) => r.register))
  return registers.size === 1 ? ([...registers][0] ?? 'none') : registers.size === 0 ? 'none' : 'both'
}

function toCard(
  row: OwnNeedRow,
  identity: Identity | undefined,
  safeOnly: ReadonlySet<string>,
  at: Date,
  mine?: TodayRow,
): Card {
  const age = ageOf(identity, at)
  return {
    needId: row.id,
    person: {
      name: identity ? fullName(identity) : '',
      ...(age === undefined ? {} : { age }),
    },
    service: row.service,
    register: row.outside ?? row.register,
    title: row.title ?? nameOf(row),
    urgencyClass: row.urgency_class,
    nextDate: row.next_date,
    ...(row.legal_due_date && row.legal_rule_id
      ? { legal: { ruleId: row.legal_rule_id, title: row.legal_title ?? nameOf(row), dueDate: row.legal_due_date } }
      : {}),
    ...(row.real_life_date
      ? { realLifeDate: row.real_life_date, realLifeKind: row.real_life_kind ?? ('other' as const) }
      : {}),
    status: row.status,
    ...(row.place_wishes.length === 0 ? {} : { placeWishes: row.place_wishes }),
    // Said once of themself, or told or seen in this matter; a way told of before may say it alone.
    safeContactOnly: safeOnly.has(row.id) || identity?.contactWay?.onlySafe === true,
    ...(mine === undefined
      ? {}
      : {
          today: {
            appointmentId: mine.id,
            start: toInstant(mine.from),
            end: toInstant(mine.to),
            mode: mine.mode,
            ...(mine.room === null || identity?.nonDisclosure === true ? {} : { room: mine.room }),
            status: mine.status,
            canCorrect: mine.can_correct,
          },
        }),
  }
}
