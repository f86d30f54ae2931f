import type { InstrumentView, QuestionnaireResponseView } from '@luukku/contract'
import {
  askedItems,
  findAlarms,
  nextItem,
  scoreInstrument,
  type Instrument,
  type InstrumentAnswers,
  type ScoredPerson,
} from '@luukku/domain/questionnaire'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ResponseRow } from './questionnaire-queries.ts'

/** An instrument as people see it: points and limits stay inside. */
export function toInstrumentView(instrument: Instrument): InstrumentView {
  const { id, version, title, intro, filledBy, licence } = instrument
  return {
    id,
    version,
    title: { ...title },
    intro: { ...intro },
    filledBy,
    holder: licence.holder,
    items: instrument.items.map((item) => {
      const base = {
        id: item.id,
        text: { ...item.text },
        ...(item.help === undefined ? {} : { help: { ...item.help } }),
        ...(item.when === undefined
          ? {}
          : { when: Object.fromEntries(Object.entries(item.when).map(([key, codes]) => [key, [...codes]])) }),
      }
      return item.kind === 'choice'
        ? { ...base, kind: item.kind, options: item.options.map(({ code, text }) => ({ code, text: { ...text } })) }
        : {
            ...base,
            kind: item.kind,
            unit: item.unit,
            min: item.min,
            max: item.max,
            canBeUnable: item.unablePoints !== undefined,
          }
    }),
  }
}

/** @param person as far as it is known: some limits differ by sex and age */
export function toResponseView(
  row: ResponseRow,
  instrument: Instrument,
  answers: InstrumentAnswers,
  person: ScoredPerson = {},
): QuestionnaireResponseView {
  const next = row.status === 'completed' || row.status === 'stopped' ? undefined : nextItem(instrument, answers)
  const scores = scoreInstrument(instrument, answers, person).map((one) => ({
    ...one,
    name: { ...(instrument.scales.find(({ id }) => id === one.scale)?.name ?? { fi: '', sv: '', en: '' }) },
  }))
  // A form that was ended by its gate asks no more of anybody; before that a scale without a sum says why it has none.
  const isBegun = row.status !== 'completed' && Object.keys(answers).length > 0
  return {
    responseId: row.id,
    contactId: row.contact_id,
    instrument: row.instrument,
    version: row.version,
    status: row.status,
    how: row.how,
    byRepresentative: row.filled_by_representative !== null,
    changedAt: formatHelsinki(toInstant(row.changed_at)),
    answers: { ...answers },
    ...(next === undefined ? {} : { nextItem: next.id }),
    asked: askedItems(instrument, answers).map(({ id }) => id),
    results: scores.flatMap(({ scale, name, score, band }) =>
      score === undefined
        ? []
        : [{ scale, name, score, ...(band === undefined ? {} : { band: { ...band.text }, source: band.source }) }],
    ),
    unscored: scores.flatMap(({ scale, name, score, missing }) =>
      isBegun && score === undefined ? [{ scale, name, unanswered: missing.length }] : [],
    ),
    alarms: findAlarms(instrument, answers).map(({ level, text, source }) => ({ level, text: { ...text }, source })),
  }
}
