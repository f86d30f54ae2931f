import { withClass, type CaseChange, type NextStep } from '@luukku/domain/contact'
import type { Proposal } from '@luukku/domain/guidance'
import { toInstant, type Instant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { keepSafeContact, storePayload } from '../person/index.ts'
import { appendEvents, type NewEvent } from './append-events.ts'
import { toCaseState, type ContactRow } from './case-row.ts'
import { goOnClocks } from './clock-queries.ts'
import { summaryOf } from './decide-intake.ts'
import { startContactClocks } from './start-contact-clocks.ts'
import { isShownClosed } from './shown-state.ts'
import { stepForCase } from './step-for-case.ts'
import { readTold } from './told-queries.ts'
import { isAlarming, sideOf, understand, type Told } from './understand.ts'

/**
 * Takes in what a resident says of a contact that has come: the red-flag rules read it before anybody has opened it. Words
 * that alarm raise the class and bring a call at once by somebody who is there; a matter that was closed goes on. Nothing is
 * ever lowered, and what the words say does not reopen what a professional has corrected.
 *
 * @param calm   the step when nothing alarms; a call or a reading that comes before it stays
 * @param event  what is written of the words, with the step they led to
 * @throws AppError action-not-possible: the matter is closed, and nothing in the words alarms
 */
export async function hearWords(
  services: Pick<Services, 'sealer'>,
  tx: WriteTx,
  row: ContactRow,
  text: string,
  calm: { kind: 'read' | 'call'; at: Instant },
  event: (nextStep: NextStep) => NewEvent,
): Promise<void> {
  const told = (await readTold(tx, services.sealer, [row.id])).get(row.id) ?? nothingTold(row)
  const heard = decideHeard(told, text, row, tx.at)
  // To who acts for the client it is closed while only words that they may not know of have opened it (ADR 0208).
  const isClosed = await isShownClosed(tx, row)
  if (heard === undefined) {
    if (isClosed) throw new AppError('action-not-possible')
    const alone = understandAlone(told, text, tx.at)
    const nextStep = await calmStep(tx, row, calm, alone.languageRead)
    await keepSaidSafe(tx, row, alone)
    await appendEvents(tx, row, [event(nextStep)], { summary: { ...row.summary, ...safeIn(alone) } })
    return
  }
  const { urgencyClass } = heard
  const before = toCaseState(row).nextStep
  const isCalledNow = row.status !== 'closed' && before.kind === 'emergency-call' && before.at <= toInstant(tx.at)
  // A second alarm does not put off the call of the first, nor what follows when nobody calls.
  const nextStep = isCalledNow
    ? before
    : await stepForCase(tx, row, {
        // Who forbade calls is answered in writing, as promised, unless it is a matter of life.
        kind: urgencyClass === 'A' ? 'emergency-call' : row.promise_kind === 'message' ? 'read' : 'call',
        at: toInstant(tx.at),
        urgencyClass,
        register: sideOf(heard.by),
      })
  const payloadId = await storePayload(tx, services.sealer, {
    register: 'both',
    personId: row.person_id,
    contactId: row.id,
    kind: 'contact-words',
    retentionClass: 'patient-note',
    content: JSON.stringify(heard.told),
  })
  const assessed = row.urgency_source === 'assessed'
  const change: CaseChange = {
    type: 'answered',
    urgencyClass,
    urgencySource: assessed ? 'assessed' : 'proposed',
    sortKey: withClass(row.sort_key, urgencyClass),
    nextStep,
  }
  const reopened: NewEvent[] = isClosed ? [{ change: { type: 'reopened', nextStep } }] : []
  // Its needs go on by a professional's decision, who has called.
  if (row.status === 'closed') await goOnClocks(tx, row.id)
  const proposal = understand(heard.told, row.received_at)
  await keepSaidSafe(tx, row, heard.alone)
  const legal = await startContactClocks(tx, row, proposal, heard.told)
  await appendEvents(tx, row, [...reopened, event(nextStep), { change, payloadId }], {
    summary: {
      ...row.summary,
      ...summaryOf(proposal, undefined, row.summary.stopAnswered),
      ...legal,
      ...safeIn(heard.alone),
      side: sideOf(heard.by),
      ...(assessed ? { needs: row.summary.needs } : {}),
    },
  })
}

interface Heard {
  urgencyClass: 'A' | 'B'
  /** The words by themselves. */
  alone: Proposal
  /** The reading that alarms, by themselves or with what was told before: it tells whose duty it is. */
  by: Proposal
  /** Everything told, these words too, so that the next reading alarms by the same. */
  told: Told
}

/**
 * The words are read alone and together with what was told before: an answer given a week ago does not silence what is said
 * now. Undefined when neither reading is of class A or B by what is new.
 */
function decideHeard(told: Told, text: string, row: ContactRow, at: Date): Heard | undefined {
  const alone = understandAlone(told, text, at)
  const now: Told = { ...told, added: [...told.added, text] }
  const whole = understand(now, row.received_at)
  const [said, before, together] = [alone, understand(told, row.received_at), whole].map(graveClass)
  const isNews = together !== undefined && (before === undefined || together < before)
  const read = [said, isNews ? together : undefined].flatMap((one) => one ?? []).sort()[0]
  if (read === undefined) return undefined
  // What an earlier answer silences is kept as an alarm that a professional takes down, with a reason.
  const isSilenced = said !== undefined && (together === undefined || said < together)
  return {
    urgencyClass: row.urgency_class === 'A' ? 'A' : read,
    alone,
    by: said === read ? alone : whole,
    told: isSilenced ? { ...now, alarm: { text, answers: {}, added: [] } } : now,
  }
}

/** Who speaks of being hurt at home is reached by safe ways from then on, as if it had been told at first. */
const safeIn = (proposal: Proposal) =>
  proposal.safeContact.needed ? { safeContactOnly: true, safeContactLifted: false } : {}

/** What the person says themself is known of them from then on, also where somebody else had told the matter. */
async function keepSaidSafe(tx: WriteTx, row: ContactRow, alone: Proposal): Promise<void> {
  const { actor } = tx
  const isAnothers = actor.kind === 'resident' && actor.personId !== row.person_id
  if (alone.safeContact.needed && !isAnothers) await keepSafeContact(tx, row.person_id)
}

const graveClass = (proposal: Proposal): 'A' | 'B' | undefined => {
  if (isAlarming(proposal)) return 'A'
  return proposal.urgencyClass === 'B' ? 'B' : undefined
}

const understandAlone = (told: Told, text: string, at: Date) => {
  const { alarm: _alarm, ...plain } = told
  return understand({ ...plain, text, answers: {}, added: [] }, at)
}

/** Words of the first contact that are kept no more: what is known of it is its row. */
const nothingTold = (row: ContactRow): Told => ({
  channel: 'web_form',
  lang: (['fi', 'sv', 'en', 'se'] as const).find((one) => one === row.language) ?? 'fi',
  text: '',
  answers: {},
  concerning: { who: row.summary.toldBy ?? 'self' },
  person: {},
  removed: [],
  added: [],
})

/** Whoever calls or reads sooner reads this too. What the rules cannot read does not wait for Monday. */
async function calmStep(
  tx: WriteTx,
  row: ContactRow,
  calm: { kind: 'read' | 'call'; at: Instant },
  isRead: boolean,
): Promise<NextStep> {
  const { nextStep } = toCaseState(row)
  const reads = nextStep.kind === 'call' || nextStep.kind === 'emergency-call' || nextStep.kind === calm.kind
  if (reads && nextStep.at <= calm.at) return nextStep
  const patience = isRead || row.urgency_class < 'C' ? {} : { urgencyClass: 'C' as const }
  const step = await stepForCase(tx, row, { ...calm, ...patience })
  if (step.owner.kind === 'staff' && step.at === calm.at) return step
  // Whoever is about to go home reads it before they go.
  const now = await stepForCase(tx, row, { kind: calm.kind, at: toInstant(tx.at), ...patience })
  return now.owner.kind === 'staff' && now.at === toInstant(tx.at) ? now : step
}
