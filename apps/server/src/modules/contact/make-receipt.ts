import type { Receipt } from '@luukku/contract'
import type { CaseChange } from '@luukku/domain/contact'
import type { Proposal } from '@luukku/domain/guidance'
import { stopTexts } from '@luukku/i18n/data/stop'
import { urgencyAdviceTexts } from '@luukku/i18n/data/urgency-advice'
import { whoSeesTexts } from '@luukku/i18n/data/who-sees'
import { tellResident, type Clock } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { toLocalText } from '../law/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import type { CareSettings } from './county-settings.ts'
import { redFlagStop } from './red-flag-stop.ts'
import { titlesApart } from './titles-apart.ts'
import { earliestClock } from './decide-intake.ts'
import { isAlarming, sideOf } from './understand.ts'

export interface ReceiptFacts {
  contactId: string
  reference: string
  receivedAt: Date
  verified: boolean
  proposal: Proposal
  change: Pick<Extract<CaseChange, { type: 'received' }>, 'promise' | 'nextStep' | 'urgencyClass'>
  legal: readonly Clock[]
  settings: CareSettings
  /** A professional has decided the urgency: automatic advice has had its time. */
  decided: boolean
}

/** What the sender is told: the promise, who calls, what to do if it gets worse, and how it was understood. */
export async function makeReceipt(tx: ReadTx, facts: ReceiptFacts): Promise<Receipt> {
  const { change, proposal, settings } = facts
  const { promise, nextStep } = change
  const owner = ownerOf(await readOwners(tx, [nextStep.owner]), nextStep.owner)
  const clock = earliestClock(facts.legal)
  const stop = stopOf(facts)
  return {
    contactId: facts.contactId,
    reference: facts.reference,
    receivedAt: facts.receivedAt.toISOString(),
    verified: facts.verified,
    promise: {
      kind: promise.kind,
      from: promise.from,
      to: promise.to,
      caller: owner.role,
      ...(settings.personPhone === '' ? {} : { callsFrom: settings.personPhone }),
      ifWorse: stopTexts.ifWorse,
      ...(clock === undefined || clock.dueDate === null
        ? {}
        : { law: { ruleId: clock.ruleId, text: toLocalText(tellResident(clock)), dueDate: clock.dueDate } }),
    },
    ...(stop === undefined ? adviceOf(facts) : { redFlagStop: stop }),
    nextStep: { ...nextStep, owner },
    needs: understoodNeeds(proposal),
  }
}

/** Shown for 112 and class A always, and for class B when nobody of guidance is on shift to call. */
function stopOf({ proposal, change, settings }: ReceiptFacts): Receipt['redFlagStop'] {
  if (isAlarming(proposal)) return redFlagStop(true, settings.phones, sideOf(proposal) === 'social')
  if (change.urgencyClass === 'B' && change.nextStep.owner.kind === 'duty')
    return redFlagStop(false, settings.phones, sideOf(proposal) === 'social')
  return undefined
}

/** None for what was not understood: that is no reassurance, and a person reads it. Of two classes the more urgent speaks. */
function adviceOf({ proposal, change, settings, decided }: ReceiptFacts): Pick<Receipt, 'advice'> {
  const isUnclear = !proposal.languageRead || proposal.needs.some(({ needId }) => needId === 'not-understood')
  if (!settings.urgencyAdvice || decided || isUnclear) return {}
  const urgency = change.urgencyClass < proposal.urgencyClass ? change.urgencyClass : proposal.urgencyClass
  return urgency === 'A' ? {} : { advice: urgencyAdviceTexts[urgency] }
}

export function understoodNeeds(proposal: Proposal): Receipt['needs'] {
  return titlesApart(proposal.needs).map((need) => ({
    service: need.service,
    register: need.register,
    title: need.title,
    extract: need.extract,
    whoSees: whoSeesTexts[need.register],
  }))
}
