import type { LocalText, NeedView } from '@luukku/contract'
import { waysOutOf, type LawInForce } from '@luukku/domain/law'
import { toInstant } from '@luukku/domain/time'
import type { listClockRecords } from '../law/index.ts'

type RecordRow = Awaited<ReturnType<typeof listClockRecords>>[number]

/** What the last look at capacity said, with the lawful ways out where the limit cannot be kept. */
export function capacityOf(law: LawInForce, records: readonly RecordRow[]): Pick<NeedView, 'capacity'> {
  const last = records.filter(({ kind }) => kind === 'capacity').at(-1)
  if (last === undefined || last.day === null) return {}
  const rule = law.ruleById.get(String(last.data['ruleId']))
  const can = last.name === 'can'
  return {
    capacity: {
      can,
      checkedAt: toInstant(last.at),
      dueDate: last.day,
      waysOut: can
        ? []
        : waysOutOf(law, rule === undefined ? [] : [rule.obligation]).map(({ id, title, act, section, source }) => ({
            id,
            title: title as LocalText,
            act,
            section,
            url: source,
          })),
    },
  }
}
