import { holidaysLeftOut, restsOnHolidays } from '@luukku/domain/roster'
import { isLocalDate } from '@luukku/domain/time'
import type { routes, RosterEntryView, RouteBodyInput } from '@luukku/contract'
import { addDaysTo, clockText, localDay } from '../../shared/time-text.ts'

type Body = RouteBodyInput<typeof routes.changeRoster>
export const addableKinds = ['absence', 'reception', 'guidance', 'break'] as const
export const absences = ['sick', 'holiday', 'training', 'other'] as const
export const modes = ['onsite', 'remote', 'phone', 'home'] as const

/** An entry as it stands in the form. */
export interface EntryDraft {
  kind: RosterEntryView['kind']
  wholeDays: boolean
  day: string
  lastDay: string
  from: string
  to: string
  repeatsUntil: string
  absence: (typeof absences)[number]
  modes: readonly (typeof modes)[number][]
  following: boolean
}

/** What is most often entered on a day: somebody is away. */
export const newDraft = (day: string): EntryDraft => ({
  kind: 'absence',
  wholeDays: true,
  day,
  lastDay: day,
  from: '08:00',
  to: '16:00',
  repeatsUntil: '',
  absence: 'sick',
  modes: ['onsite', 'remote', 'phone'],
  following: false,
})

export function draftOf(entry: RosterEntryView): EntryDraft {
  const [from, to] = [wallClock(entry.start), wallClock(entry.end)]
  const wholeDays = entry.kind === 'absence' && from === '00:00' && to === '00:00'
  const last = localDay(entry.end)
  return {
    kind: entry.kind,
    wholeDays,
    day: localDay(entry.start),
    lastDay: wholeDays ? addDaysTo(last, -1) : last,
    from: wholeDays ? '08:00' : from,
    to: wholeDays ? '16:00' : to,
    repeatsUntil: '',
    absence: entry.absence ?? 'other',
    modes: entry.modes,
    following: false,
  }
}

/** The command that a form stands for. */
export function commandOf(draft: EntryDraft, entryId: string | undefined): Body {
  const { kind, day, lastDay, from, to, repeatsUntil, absence, following } = draft
  const isAway = kind === 'absence'
  const shared = {
    day,
    lastDay: lastDay < day ? day : lastDay,
    ...(isAway && draft.wholeDays ? {} : { hours: { from, to } }),
    ...(isAway ? { absence } : {}),
    ...(kind === 'reception' ? { modes: [...draft.modes] } : {}),
  }
  return entryId === undefined
    ? { does: 'add', kind, ...shared, ...(repeatsUntil === '' ? {} : { repeatsUntil }) }
    : { does: 'alter', entryId, following, ...shared }
}

/** The holidays that a new weekly row leaves out, before it is saved. */
export function holidaysOf({ kind, day, lastDay, repeatsUntil }: EntryDraft): readonly string[] {
  // Half of a date is typed at a time.
  if (!isLocalDate(day) || !isLocalDate(lastDay) || !isLocalDate(repeatsUntil)) return []
  const time = { day, lastDay: lastDay < day ? day : lastDay }
  return holidaysLeftOut({ ...time, repeatsUntil, restsOnHolidays: restsOnHolidays({ kind, services: [] }, time) })
}

const wallClock = (at: string) => clockText(at, 'en').padStart(5, '0')
