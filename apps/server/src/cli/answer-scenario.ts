import {
  proposeGuidance,
  type GuidanceInput,
  type GuidanceModels,
  type GuidancePerson,
  type Proposal,
} from '@luukku/domain/guidance'
import { clocksForContact, type LawInForce } from '@luukku/domain/law'
import { fromHelsinki, officeDayOf, toLocalDate } from '@luukku/domain/time'

/** A scripted first contact; `expected` and other fields are not read. */
export interface Scenario {
  readonly id: string
  readonly channel?: string
  /** Local time in Helsinki, `2026-11-24T09:12`; empty where it is not known. */
  readonly contact_time: string
  readonly lang?: string
  readonly person?: Omit<GuidancePerson, 'onBehalfOf'> & { readonly on_behalf_of?: string | null }
  readonly message?: string
  readonly structured_answers?: Record<string, unknown>
}

/** The proposal for one scripted contact in the form that `luukku guide` prints. Pure: `contact_time` is the clock. */
export function answerScenario(models: GuidanceModels, law: LawInForce, scenario: Scenario) {
  const { on_behalf_of: onBehalfOf, ...person } = scenario.person ?? {}
  const input: GuidanceInput = {
    text: scenario.message ?? '',
    lang: scenario.lang === 'sv' || scenario.lang === 'en' || scenario.lang === 'se' ? scenario.lang : 'fi',
    person: { ...person, onBehalfOf },
    channel: scenario.channel ?? 'web_form',
    answers: scenario.structured_answers ?? {},
    contactTime: scenario.contact_time,
  }
  const proposal = proposeGuidance(models, input)
  return {
    urgency_class: proposal.urgencyClass,
    services: proposal.needs.map((need) => need.service),
    alternatives: proposal.alternatives,
    clocks: clocksOf(law, input, proposal),
    call_112: proposal.call112,
    child_protection_notice: proposal.childProtection.consider,
    professionals: proposal.professionals,
    questions: proposal.questions.map(({ id, text, redFlag, askBy }) => ({
      id,
      text: text[input.lang] ?? text.fi,
      red_flag: redFlag,
      ask_by: askBy,
    })),
    reasons: proposal.reasons,
    needs: proposal.needs.map(({ service, register, title, extract }) => ({
      service,
      register,
      title: title.fi,
      extract,
    })),
    what_would_change: proposal.whatWouldChange,
    segment: proposal.segment,
    social_urgency: proposal.socialUrgency,
    own_worker: proposal.ownWorker,
    special_support_suspected: proposal.specialSupport,
    worry_notice: proposal.worryNotice,
    consent_to_share_needed: proposal.permissionNeeded,
    interpreter_or_language: proposal.interpreter,
    proxy: proposal.proxy,
    shared_plan: proposal.sharedPlan,
    human_review_required: proposal.humanReview,
    instruments: proposal.instruments,
    red_flags_present: proposal.redFlagsPresent.map(({ label }) => label.fi),
    red_flags_to_rule_out: proposal.redFlagsToRuleOut.map(({ label }) => label.fi),
    safety_net: proposal.safetyNet.map((text) => text[input.lang] ?? text.fi),
    language_read: proposal.languageRead,
    unknown_answers: proposal.unknownAnswers,
  }
}

/** The rules whose clock runs once the need is assessed, on the contact day in office hours or the next office day. */
function clocksOf(law: LawInForce, input: GuidanceInput, proposal: Proposal): string[] {
  // Without a time no clock has a start.
  if (input.contactTime === '') return []
  const [day = '', time = ''] = input.contactTime.split('T')
  const contactAt = fromHelsinki(toLocalDate(day), time)
  const needs = proposal.needs.map((need) => ({
    register: need.register === 'social' ? ('social' as const) : ('health' as const),
    service: need.service,
    ageAtContact: typeof input.person.age === 'number' ? input.person.age : undefined,
    urgencyClass: proposal.urgencyClass,
    socialUrgency: proposal.socialUrgency,
    specialSupport: proposal.specialSupport || undefined,
    planBased: need.clocks.health === 'plan-based',
    contactAt,
    // Of what nobody has understood no need is established yet.
    ...(need.needId === 'not-understood' || need.needId === 'unread-message'
      ? {}
      : { assessedAt: officeDayOf(contactAt) }),
    asOf: contactAt,
  }))
  return clocksForContact(law, needs)
    .filter(({ state }) => state !== 'notApplied')
    .map(({ ruleId }) => ruleId)
}
