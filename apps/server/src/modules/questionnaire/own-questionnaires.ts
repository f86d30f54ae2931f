import type { LocalText } from '@luukku/contract'
import {
  askedItems,
  scoreInstrument,
  type Instrument,
  type InstrumentAnswers,
  type ScoredPerson,
} from '@luukku/domain/questionnaire'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readTold } from '../contact/index.ts'
import { getInstruments } from './get-instruments.ts'
import { listResponsesOf, readAnswers } from './questionnaire-queries.ts'
import { scoredPerson } from './save-questionnaire.ts'

export interface OwnQuestionnaire {
  contactId: string
  at: string
  title: LocalText
  how: 'self' | 'interview' | 'measured'
  status: 'asked' | 'in-progress' | 'completed' | 'stopped'
  /** As they were asked and answered, in words; of a form whose wording has changed since, the codes. */
  answers: { question: LocalText; answer: LocalText }[]
  results: { name: LocalText; score: number; band?: LocalText }[]
}

/** Everything that was filled for one person, by themself, by interview or by measuring, the oldest first. */
export async function readQuestionnairesOf(tx: ReadTx, sealer: Sealer, personId: string): Promise<OwnQuestionnaire[]> {
  const rows = await listResponsesOf(tx, personId)
  const answers = await readAnswers(tx, sealer, rows)
  const told = await readTold(
    tx,
    sealer,
    rows.map(({ contact_id }) => contact_id),
  )
  return rows.map((row) => {
    const given = answers.get(row.id) ?? {}
    const known = getInstruments().get(row.instrument)
    const instrument = known?.version === row.version ? known : undefined
    const person = scoredPerson(told.get(row.contact_id))
    return {
      contactId: row.contact_id,
      at: formatHelsinki(toInstant(row.changed_at)),
      title: known ? { ...known.title } : plain(row.instrument),
      how: row.how,
      status: row.status,
      answers: instrument
        ? inWords(instrument, given)
        : Object.entries(given).map(([id, answer]) => ({ question: plain(id), answer: plain(String(answer)) })),
      results: instrument ? resultsOf(instrument, given, person) : [],
    }
  })
}

function inWords(instrument: Instrument, given: InstrumentAnswers): OwnQuestionnaire['answers'] {
  return askedItems(instrument, given).flatMap((item) => {
    const answer = given[item.id]
    if (answer === undefined) return []
    const option = item.kind === 'choice' ? item.options.find(({ code }) => code === answer)?.text : undefined
    const measured = item.kind === 'measure' && typeof answer === 'number' ? `${String(answer)} ${item.unit}` : answer
    return [{ question: { ...item.text }, answer: option ? { ...option } : plain(String(measured)) }]
  })
}

function resultsOf(
  instrument: Instrument,
  given: InstrumentAnswers,
  person: ScoredPerson,
): OwnQuestionnaire['results'] {
  return scoreInstrument(instrument, given, person).flatMap(({ scale, score, band }) => {
    const name = instrument.scales.find(({ id }) => id === scale)?.name
    if (score === undefined || name === undefined) return []
    return [{ name: { ...name }, score, ...(band === undefined ? {} : { band: { ...band.text } }) }]
  })
}

const plain = (text: string): LocalText => ({ fi: text, sv: text, en: text })
