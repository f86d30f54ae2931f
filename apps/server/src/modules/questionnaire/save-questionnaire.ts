import type { QuestionnaireResponseView } from '@luukku/contract'
import {
  findAlarms,
  nextItem,
  pointsOf,
  scoreInstrument,
  type Instrument,
  type InstrumentAnswers,
  type ScoredPerson,
} from '@luukku/domain/questionnaire'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { isShownClosed, lockContactRow, readTold, type Told } from '../contact/index.ts'
import { storePayload } from '../person/index.ts'
import { getInstruments } from './get-instruments.ts'
import { toGuidanceAnswers } from './guidance-answers.ts'
import { finishResponse, lockResponse, readAnswers, saveProgress } from './questionnaire-queries.ts'
import { raiseCase } from './raise-case.ts'
import { toResponseView } from './response-view.ts'

/**
 * Saves answers as they are given. An alarming answer stops a form of questions and brings help, whatever the total and whoever
 * asks (ADR 0211); what is measured goes on, for its sum says how soon. A form whose case was closed meanwhile, or
 * whose wording has changed, takes no more answers, except one that alarms: that one opens the case again.
 *
 * @throws AppError not-found, action-not-possible for a filling that has ended, rule-violated for an answer the
 *   instrument does not have
 */
export async function saveQuestionnaire(
  services: Pick<Services, 'sealer'>,
  tx: WriteTx,
  responseId: string,
  given: InstrumentAnswers,
): Promise<QuestionnaireResponseView> {
  const found = await lockResponse(tx, responseId)
  const contact = found && (await lockContactRow(tx, found.contact_id))
  const instrument = found && getInstruments().get(found.instrument)
  if (!found || !contact || !instrument) throw notFound()
  if (found.status === 'completed' || found.status === 'stopped')
    throw new AppError('action-not-possible', { reason: found.status })

  const earlier = (await readAnswers(tx, services.sealer, [found])).get(found.id) ?? {}
  const answers = { ...earlier, ...given }
  const person = scoredPerson((await readTold(tx, services.sealer, [contact.id])).get(contact.id))
  const before = findAlarms(instrument, earlier)[0]
  const alarm = findAlarms(instrument, answers)[0]
  const raised = alarm !== undefined && alarm.id !== before?.id
  if (!raised && (await isShownClosed(tx, contact))) throw new AppError('action-not-possible', { reason: found.status })
  if (!raised && instrument.version !== found.version)
    throw new AppError('action-not-possible', { reason: 'instrument-changed' })
  checkAnswers(instrument, given)
  const ended = nextItem(instrument, answers) === undefined
  const stops = alarm !== undefined && found.how !== 'measured'

  tx.journal({
    register: found.register,
    persons: [found.person_id],
    detail: { contact: contact.id, questionnaire: found.id, instrument: instrument.id },
  })
  if (ended || stops) {
    const payloadId = await storePayload(tx, services.sealer, {
      register: found.register,
      personId: found.person_id,
      contactId: found.contact_id,
      kind: 'questionnaire',
      retentionClass: 'patient-note',
      content: JSON.stringify(answers),
    })
    await finishResponse(tx, found.id, stops ? 'stopped' : 'completed', payloadId)
  } else await saveProgress(tx, services.sealer, found.id, answers)

  const scores = scoreInstrument(instrument, answers, person)
  if (ended || stops || raised) {
    const sums = Object.fromEntries(scores.flatMap(({ scale, score }) => (score === undefined ? [] : [[scale, score]])))
    const change = {
      type: 'measured',
      instrument: instrument.id,
      version: instrument.version,
      scores: sums,
      ...(alarm === undefined ? {} : { alarm: alarm.level }),
    } as const
    const known = toGuidanceAnswers(instrument, answers, scores)
    await raiseCase(services, tx, contact, { change }, known, raised ? alarm.level : undefined)
  }
  const after = await lockResponse(tx, responseId)
  if (!after) throw notFound()
  return toResponseView(after, instrument, answers, person)
}

function checkAnswers(instrument: Instrument, given: InstrumentAnswers): void {
  for (const id of Object.keys(given)) {
    const item = instrument.items.find((one) => one.id === id)
    if (!item || pointsOf(item, given) === undefined)
      throw new AppError('rule-violated', { reason: 'not-an-answer-of-this-form' })
  }
}

/** What the meaning of a sum may depend on, as far as the contact tells it. */
export function scoredPerson(told: Pick<Told, 'person'> | undefined): ScoredPerson {
  const { sex, age } = told?.person ?? {}
  return { ...(sex === 'f' || sex === 'm' ? { sex } : {}), ...(age === undefined ? {} : { age }) }
}
