import type { NeedView, Recorded } from '@luukku/contract'
import type { LawInForce } from '@luukku/domain/law'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { recordableOf, type listClockRecords } from '../law/index.ts'
import { capacityOf } from './capacity-view.ts'
import type { NeedRow } from './case-queries.ts'
import { clockViews, type ClockRow } from './clock-views.ts'
import { needTitle } from './fact-texts.ts'
import { competencesOf } from './plan-texts.ts'

type RecordRow = Awaited<ReturnType<typeof listClockRecords>>[number]

/** A need as the desk shows it: its own extract, its clocks, and what of the law may be recorded. */
export function toNeedView(
  need: NeedRow,
  words: Map<string, string>,
  clocks: readonly ClockRow[],
  law: LawInForce,
  records: readonly RecordRow[],
  recorded: ReadonlyMap<string, Recorded>,
  at: Date,
): NeedView {
  const ownRecords = records.filter(({ need_id }) => need_id === need.id)
  const own = clocks.filter(({ need_id }) => need_id === need.id).map(({ detail }) => detail)
  const [model = '', needId = ''] = (need.model ?? '').split('/')
  const competences = competencesOf(model, needId)
  return {
    needId: need.id,
    service: need.service,
    register: need.outside ?? need.register,
    title: needTitle({ service: need.service, model, needId }),
    extract: need.extract_payload_id === null ? '' : (words.get(need.extract_payload_id) ?? ''),
    urgencyClass: need.urgency_class,
    status: need.status,
    clocks: clockViews(clocks, need.id, law),
    ...(need.real_life_date === null
      ? {}
      : { realLifeDate: need.real_life_date, realLifeKind: need.real_life_kind ?? 'other' }),
    ...capacityOf(law, ownRecords),
    recordable: recordableOf(law, own, { service: need.service, records: ownRecords }, at),
    recorded: [...(recorded.get(need.id) ?? [])],
    ...(need.choice_left_at === null ? {} : { choiceLeftAt: formatHelsinki(toInstant(need.choice_left_at)) }),
    ...(competences.length === 0 ? {} : { competences: [...competences] }),
    visit: {
      ...(need.interpreter === null ? {} : { interpreter: need.interpreter }),
      moreTime: need.more_time,
      ...(need.place_wishes.length === 0 ? {} : { placeWishes: need.place_wishes }),
      ...(need.method === null ? {} : { method: need.method }),
      ...(need.companion === null ? {} : { companion: need.companion }),
    },
  }
}
