import { randomUUID } from 'node:crypto'
import type { Assessment } from '@luukku/contract'
import type { Proposal } from '@luukku/domain/guidance'
import {
  clocksForNeed,
  leftOutOfEach,
  needAtSchool,
  type Clock,
  type LawInForce,
  type RecordedException,
} from '@luukku/domain/law'
import { addDays, formatHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { ServiceRow } from '../catalogue/index.ts'
import { earliestClock, type ContactRow, type Told } from '../contact/index.ts'
import { schoolCalendarsOf, withDecrees, type NeedFacts } from '../law/index.ts'
import { findTemplate } from './plan-texts.ts'

type AssessedNeed = Assessment['needs'][number]
export interface MadeNeed {
  id: string
  need: AssessedNeed & { urgencyClass: Assessment['urgencyClass'] }
  service: ServiceRow
  clocks: Clock[]
  /** What the need is in law; absent for help outside the county. */
  facts?: NeedFacts
  /** A language to be interpreted, as the contact tells; nothing where it tells none that can be named. */
  interpreter: string | null
  model: { model: string; needId: string }
  nextDate: string
}

/** What is known when the needs of an assessment are made. */
export interface KnownForNeeds {
  row: ContactRow
  told: Told
  proposal: Proposal
  assessment: Assessment
  catalogue: ReadonlyMap<string, ServiceRow>
  law: LawInForce
  birthDate: string | undefined
  /** Decrees that put limits out of use where the person lives. */
  decrees: readonly RecordedException[]
}

/**
 * The needs of an assessment, each with the clocks that it starts. What another of them answers for is kept of none: the desk counts
 * what the contact's answer lists (`clocksForContact`).
 */
export function makeNeeds(tx: WriteTx, known: KnownForNeeds): MadeNeed[] {
  const made = known.assessment.needs.map((need) => makeNeed(tx, known, need))
  const leftOut = leftOutOfEach(
    known.law,
    made.map(({ clocks }) => clocks),
  )
  return made.map((one, place) => {
    const leavesOut = leftOut[place] ?? []
    if (leavesOut.length === 0 || one.facts === undefined) return one
    const clocks = one.clocks.filter(({ ruleId }) => !leavesOut.includes(ruleId))
    return { ...one, clocks, facts: { ...one.facts, leavesOut } }
  })
}

/** A need as the professional decided it, with the clocks that it starts and the day it is next looked at. */
function makeNeed(tx: WriteTx, known: KnownForNeeds, need: AssessedNeed): MadeNeed {
  const { row, told, proposal, assessment, catalogue, law, birthDate, decrees } = known
  const service = catalogue.get(need.service)
  if (!service) throw new AppError('rule-violated', { reason: 'unknown-service' })
  const proposed =
    proposal.needs.find((one) => one.service === need.service) ??
    proposal.needs.find(({ register }) => register === service.register)
  const model = { model: proposed?.model ?? '', needId: proposed?.needId ?? '' }
  const urgencyClass = need.urgencyClass ?? assessment.urgencyClass
  const register = service.register === 'social' ? 'social' : 'health'
  // A new assessment never gives a later start by itself: only a need of its own, with the reason written, counts anew.
  const assessedAt = need.newNeedBecause?.trim() ? tx.at : (row.assessed_at ?? tx.at)
  const bare: NeedFacts | undefined =
    service.register === 'external' || service.register === 'self'
      ? undefined
      : {
          register,
          service: need.service,
          urgencyClass,
          socialUrgency: register === 'social' || service.register === 'both' ? proposal.socialUrgency : 'none',
          specialSupport: proposal.specialSupport || undefined,
          planBased: proposed?.clocks.health === 'plan-based',
          contactAt: formatHelsinki(toInstant(row.received_at)),
          assessedAt: formatHelsinki(toInstant(assessedAt)),
          ...(told.person.age === undefined ? {} : { ageAtContact: told.person.age }),
        }
  const facts = bare && needAtSchool(law, bare, schoolCalendarsOf(tx.actor.county).get(row.municipality_code ?? ''))
  const asOf = formatHelsinki(toInstant(tx.at))
  const clocks =
    facts === undefined
      ? []
      : clocksForNeed(
          law,
          withDecrees({ ...facts, asOf, ...(birthDate === undefined ? {} : { birthDate }) }, decrees),
        ).filter(({ obligation }) => obligation !== 'need-assessment')
  const today = toHelsinkiDate(toInstant(tx.at))
  const followUp = addDays(
    today,
    findTemplate(model.model, model.needId, need.service)?.followUpDays ?? defaultDays[urgencyClass],
  )
  const due = earliestClock(clocks)?.dueDate
  const nextDate =
    [followUp, due, need.realLifeDate].filter((day) => day !== undefined && day !== null && day >= today).sort()[0] ??
    today
  return {
    id: randomUUID(),
    need: { ...need, urgencyClass },
    service,
    clocks: [...clocks],
    model,
    nextDate,
    interpreter: /^[a-z]{2,3}$/.test(proposal.interpreter ?? '') ? proposal.interpreter : null,
    ...(facts === undefined ? {} : { facts }),
  }
}

const defaultDays = { A: 0, B: 0, C: 1, D: 7, E: 28 } as const
