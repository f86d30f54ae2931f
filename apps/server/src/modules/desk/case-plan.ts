import type { AppointmentView, PlanView } from '@luukku/contract'
import { whoSeesTexts } from '@luukku/i18n/data/who-sees'
import { isLive } from '@luukku/domain/booking'
import type { LawInForce } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { carriedBy, nextTextOf, toAppointmentView, toldTexts, type AppointmentRow } from '../plan/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import type { CaseRows } from './case-rows.ts'
import { clockViews } from './clock-views.ts'

/** What is booked of a need, the next first; where nothing is, the latest that took place. */
function timesOf(appointments: readonly AppointmentRow[], needId: string, at: Date): AppointmentView[] {
  const own = appointments.filter(({ need_id }) => need_id === needId)
  const live = own.filter(({ status }) => isLive(status))
  const shown = live.length > 0 ? live : own.filter(({ status }) => status === 'done').slice(-1)
  return shown.map((row) => ({
    ...toAppointmentView(row, at),
    staffId: row.staff_id,
    // The unit may have to until its end: the professional fell ill while the person waits.
    canChange: (row.status === 'booked' || row.status === 'arrived') && row.to > at,
  }))
}

/** The plan of the case with a line a need, or nothing before there is one. */
export async function planOf(
  tx: ReadTx,
  { row, needs, clocks, plan, lines, appointments }: CaseRows,
  law: LawInForce,
): Promise<{ plan?: PlanView }> {
  if (!plan) return {}
  const carried = lines.map((line) => {
    const times = timesOf(appointments, line.need_id, tx.at)
    return { line, times, ...carriedBy(line, { hasTime: times.some(({ status }) => isLive(status)), at: tx.at }) }
  })
  const owners = await readOwners(tx, [
    ...carried.map(({ owner }) => owner),
    ...(plan.coordinator_staff_id === null ? [] : [{ kind: 'staff' as const, id: plan.coordinator_staff_id }]),
  ])
  const coordinator = plan.coordinator_staff_id === null ? undefined : owners.get(plan.coordinator_staff_id)
  return {
    plan: {
      planId: plan.id,
      contactId: row.id,
      madeAt: plan.made_at.toISOString(),
      ...(coordinator === undefined ? {} : { coordinator }),
      lines: carried.flatMap(({ line, times, owner: carrier, nextDate, isOver }) => {
        const need = needs.find(({ id }) => id === line.need_id)
        if (!need) return []
        const owner = ownerOf(owners, carrier)
        const [appointment, ...later] = times
        const open = clockViews(clocks, need.id, law).flatMap((view) =>
          (view.state === 'running' || view.state === 'breached') && view.dueDate !== null
            ? [{ ...view, dueDate: view.dueDate }]
            : [],
        )
        const legal = open.find(({ kind }) => kind !== 'promise')
        const promise = open.find(({ kind }) => kind === 'promise')
        return [
          {
            lineId: line.id,
            needId: need.id,
            service: need.service,
            register: need.outside ?? need.register,
            ...toldTexts(line.texts),
            owner: { name: owner.name, role: owner.role, ...(owner.phone === undefined ? {} : { phone: owner.phone }) },
            nextDate,
            nextText: nextTextOf({
              next_kind: line.next_kind,
              outside: need.outside,
              can_choose: need.status === 'open' && need.choice_left_at !== null,
              isOver,
            }),
            whoSees: whoSeesTexts[need.outside ?? need.register],
            ...(legal === undefined ? {} : { legal }),
            ...(promise === undefined ? {} : { promise }),
            ...(need.real_life_date === null
              ? {}
              : { realLife: { date: need.real_life_date, kind: need.real_life_kind ?? ('other' as const) } }),
            ...(need.place_wishes.length === 0 ? {} : { placeWishes: need.place_wishes }),
            ...(appointment === undefined ? {} : { appointment }),
            ...(later.length === 0 ? {} : { later }),
          },
        ]
      }),
    },
  }
}
