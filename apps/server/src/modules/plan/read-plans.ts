import type { PlanView } from '@luukku/contract'
import { sql } from 'kysely'
import { isLive, type PlaceFeature } from '@luukku/domain/booking'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import { whoSeesTexts } from '@luukku/i18n/data/who-sees'
import { isGivenOnSite, serviceBook } from '../catalogue/index.ts'
import { readLaw } from '../law/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { readShownStates } from '../contact/index.ts'
import { listAppointments, toAppointmentView } from './appointment-view.ts'
import { asShown, carriedBy, carriedColumns, carriedJoin, type CarriedRow } from './carried-by.ts'
import { toldTexts, type LineTexts } from './line-texts.ts'
import { nextTextOf } from './next-text.ts'
import { clockRowView, listNeedClocks } from './clock-rows.ts'

interface LineRow extends CarriedRow {
  id: string
  contact_id: string
  plan_id: string
  need_id: string
  next_kind: string
  texts: LineTexts
  service: string
  register: 'health' | 'social' | 'both'
  outside: 'external' | 'self' | null
  real_life_date: string | null
  real_life_kind: NonNullable<PlanLineView['realLife']>['kind'] | null
  can_choose: boolean
  place_wishes: PlaceFeature[]
  /** It is open or has its time: what it asks can still be told. */
  is_ahead: boolean
}
export type PlanLineView = PlanView['lines'][number]

/** Lines of the plan that the wall lets this actor see, in their order. */
export async function listPlanLines(
  tx: ReadTx,
  by: { planIds?: readonly string[]; needIds?: readonly string[]; replaced?: boolean },
): Promise<{ planId: string; line: PlanLineView }[]> {
  const found = await tx.rows(sql<LineRow>`
    select l.id, l.plan_id, l.need_id, n.contact_id, ${carriedColumns}, l.next_kind, l.texts, n.service, n.register, n.outside,
      n.real_life_date, n.real_life_kind, n.status = 'open' and n.outside is null and n.choice_left_at is not null as can_choose,
      n.place_wishes, n.status in ('open', 'booked') as is_ahead
    from plan_line l join need n on n.id = l.need_id ${carriedJoin}
    where ${by.planIds ? isOneOf('l.plan_id', by.planIds) : isOneOf('l.need_id', by.needIds ?? [])}
      and (${by.replaced ?? false} or n.status <> 'closed') order by l.position, l.id`)
  const shown = await readShownStates(tx, [...new Set(found.map(({ contact_id }) => contact_id))])
  const rows = found.map((row) => ({ ...row, ...asShown(shown.get(row.contact_id)) }))
  const needIds = rows.map(({ need_id }) => need_id)
  const [clocks, allAppointments] = await Promise.all([listNeedClocks(tx, needIds), listAppointments(tx, { needIds })])
  const law = clocks.length === 0 ? undefined : await readLaw(tx)
  const appointments = allAppointments.filter(({ status }) => isLive(status))
  const carried = rows.map((row) => {
    const times = appointments.filter(({ need_id, to }) => need_id === row.need_id && to > tx.at)
    return { row, times, ...carriedBy(row, { hasTime: times.length > 0, at: tx.at }) }
  })
  const services = await serviceBook(tx)
  const isAtPlace = ({ outside, is_ahead, service }: LineRow) =>
    outside === null && is_ahead && isGivenOnSite(services, service)
  const owners = await readOwners(
    tx,
    carried.map(({ owner }) => owner),
  )
  return carried.map(({ row, times, owner: carrier, nextDate, isOver }) => {
    const owner = ownerOf(owners, carrier)
    const open = clocks
      .filter(
        ({ need_id, state, status }) =>
          need_id === row.need_id &&
          state !== 'ended' &&
          // What the law never asked here says nothing to the reader; that a decree took a limit out of use does (ADR 0214).
          (state !== 'notApplied' || status === 'suspended'),
      )
      .map((one) => clockRowView(one, law))
    // What still runs is what the reader waits for; only where nothing does is the one that has been met shown.
    const statutory = open.filter(({ kind }) => kind !== 'promise')
    const legal =
      statutory.find(({ state }) => state === 'running' || state === 'breached') ??
      statutory.find(({ state }) => state === 'notApplied') ??
      statutory[0]
    const promise = open.find(({ kind, state }) => kind === 'promise' && state === 'running')
    const [appointment, ...later] = times
    const register = row.outside ?? row.register
    return {
      planId: row.plan_id,
      line: {
        lineId: row.id,
        needId: row.need_id,
        service: row.service,
        register,
        ...toldTexts(row.texts),
        owner: { name: owner.name, role: owner.role, ...(owner.phone === undefined ? {} : { phone: owner.phone }) },
        nextDate,
        nextText: nextTextOf({ ...row, isOver }),
        ...(appointment === undefined ? {} : { appointment: toAppointmentView(appointment, tx.at) }),
        ...(row.can_choose && appointment === undefined ? { canChoose: true } : {}),
        ...(isAtPlace(row) ? { placeWishes: row.place_wishes } : {}),
        ...(later.length === 0 ? {} : { later: later.map((one) => toAppointmentView(one, tx.at)) }),
        ...(legal === undefined ? {} : { legal }),
        ...(promise === undefined ? {} : { promise }),
        ...(row.real_life_date === null
          ? {}
          : { realLife: { date: row.real_life_date, kind: row.real_life_kind ?? 'other' } }),
        whoSees: whoSeesTexts[register],
      },
    }
  })
}

/**
 * The plans of these contacts, the newest first.
 *
 * @param o.replaced  also the lines of needs that a new assessment replaced: what they promised holds no more
 */
export async function readPlans(
  tx: ReadTx,
  contactIds: readonly string[],
  o: { replaced?: boolean } = {},
): Promise<PlanView[]> {
  const plans = await tx.rows(sql<{
    id: string
    contact_id: string
    made_at: Date
    coordinator_staff_id: string | null
  }>`
    select id, contact_id, made_at, coordinator_staff_id from plan where ${isOneOf('contact_id', contactIds)} order by made_at desc, id`)
  const lines = await listPlanLines(tx, { planIds: plans.map(({ id }) => id), ...o })
  const coordinators = plans.flatMap(({ coordinator_staff_id: id }) =>
    id === null ? [] : [{ kind: 'staff' as const, id }],
  )
  const owners = await readOwners(tx, coordinators)
  return plans.map((plan) => ({
    planId: plan.id,
    contactId: plan.contact_id,
    madeAt: formatHelsinki(toInstant(plan.made_at)),
    ...(plan.coordinator_staff_id === null
      ? {}
      : { coordinator: ownerOf(owners, { kind: 'staff', id: plan.coordinator_staff_id }) }),
    lines: lines.filter(({ planId }) => planId === plan.id).map(({ line }) => line),
  }))
}
