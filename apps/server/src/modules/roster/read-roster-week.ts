import type { RosterWeek } from '@luukku/contract'
import type { Span } from '@luukku/domain/booking'
import { layOutDay } from '@luukku/domain/roster'
import { formatHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { professionalOf, readStaffBook } from '../staffing/index.ts'
import { toLostTime } from './lost-time-view.ts'
import {
  listBusy,
  listChanges,
  listEntries,
  listKeptUnits,
  listLostTimes,
  type ChangeRow,
  type StaffEntry,
} from './roster-queries.ts'
import { weekOf } from './week-of.ts'

const changesShown = 12

/**
 * A week of one unit's rosters for who keeps them.
 *
 * @throws AppError not-found for a unit that the asker does not keep, and for who keeps none
 */
export async function readRosterWeek(
  tx: ReadTx,
  asked: { unitId?: string | undefined; day?: string | undefined },
): Promise<RosterWeek> {
  const units = await listKeptUnits(tx)
  const { staff } = await readStaffBook(tx)
  const isStaffed = (unitId: string) => [...staff.values()].some((one) => one.active && one.unit_id === unitId)
  const own = tx.actor.kind === 'staff' ? tx.actor.unitId : undefined
  const unitId =
    asked.unitId ?? (units.find(({ id }) => id === own && isStaffed(id)) ?? units.find(({ id }) => isStaffed(id)))?.id
  if (unitId === undefined || !units.some(({ id }) => id === unitId)) throw notFound()
  const week = weekOf((asked.day ?? toHelsinkiDate(toInstant(tx.at))) as LocalDate)
  const people = [...staff.values()]
    .filter((one) => one.active && one.unit_id === unitId)
    .sort(
      (a, b) =>
        (a.professions[0] ?? '').localeCompare(b.professions[0] ?? '') ||
        a.family_name.localeCompare(b.family_name) ||
        a.id.localeCompare(b.id),
    )
  const ids = people.map(({ id }) => id)
  const [entries, busy, lost, changes] = await Promise.all([
    listEntries(tx, ids, week),
    listBusy(tx, ids, week),
    listLostTimes(tx, ids),
    listChanges(tx, unitId, changesShown),
  ])
  tx.journal({
    register: 'none',
    persons: [],
    detail: { unit: unitId, roster: week.monday, absences: entries.some(({ absence }) => absence !== undefined) },
  })
  const nameOf = (id: string) => {
    const one = staff.get(id)
    return one ? professionalOf(one).name : ''
  }
  return {
    at: toInstant(tx.at),
    monday: week.monday,
    unitId,
    units: units.map(({ id, name }) => ({ unitId: id, name })),
    people: people.map((one) => {
      const own = entries.filter(({ staffId }) => staffId === one.id)
      const days = week.days.map((day) =>
        layOutDay<Span>(
          day,
          own,
          busy.filter(({ staffId }) => staffId === one.id),
        ),
      )
      return {
        staffId: one.id,
        ...professionalOf(one),
        entries: own.map(toEntryView),
        openMinutes: days.map(({ openMinutes }) => Math.round(openMinutes)),
        bookedMinutes: days.map(({ bookedMinutes }) => Math.round(bookedMinutes)),
      }
    }),
    conflicts: lost.map(toLostTime),
    changes: changes.flatMap((change) => toChangeView(change, nameOf)),
  }
}

const toEntryView = (entry: StaffEntry): RosterWeek['people'][number]['entries'][number] => ({
  entryId: entry.id,
  kind: entry.kind,
  unitId: entry.unitId,
  start: formatHelsinki(toInstant(entry.fromMs)),
  end: formatHelsinki(toInstant(entry.toMs)),
  modes: [...entry.modes],
  services: [...entry.services],
  ...(entry.dutyRole === undefined ? {} : { dutyRole: entry.dutyRole }),
  ...(entry.absence === undefined ? {} : { absence: entry.absence }),
  isRepeated: entry.seriesId !== undefined,
})

function toChangeView(change: ChangeRow, nameOf: (id: string) => string): RosterWeek['changes'] {
  const rows = change.put.length > 0 ? change.put : change.taken
  const [row] = rows
  if (!row) return []
  const did = change.taken.length === 0 ? 'added' : change.put.length === 0 ? 'removed' : 'altered'
  return [
    {
      changeId: change.id,
      at: toInstant(change.made_at),
      by: nameOf(change.made_by),
      person: nameOf(change.staff_id),
      did: change.undoes === null ? did : 'undone',
      kind: row.kind,
      start: toInstant(row.from),
      end: toInstant(row.to),
      many: rows.length,
      canUndo: !change.is_undone,
    },
  ]
}
