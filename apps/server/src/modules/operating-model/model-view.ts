import type { LocalText, ModelNeedView, ModelVersionView, ModelView } from '@luukku/contract'
import type { GuidanceModels, LocalText as ModelText, RawModel, RawNeed, RawRule } from '@luukku/domain/guidance'
import type { LawInForce } from '@luukku/domain/law'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { conditionText } from './condition-text.ts'

/** What a model's codes stand for. */
interface Names {
  readonly models: GuidanceModels
  readonly law: LawInForce
  readonly labelOf: (id: string) => ModelText | undefined
  readonly questionOf: (id: string) => { text: ModelText; redFlag: boolean } | undefined
}

/** A version as a professional reads it: every code in words. */
export function toModelView(
  raw: RawModel,
  version: ModelVersionView,
  { models, law }: Pick<Names, 'models' | 'law'>,
): ModelView {
  const factOf = (id: string) => raw.facts?.[id] ?? models.facts.get(id)?.raw
  const names: Names = {
    models,
    law,
    labelOf: (id) => factOf(id)?.label,
    questionOf: (id) => {
      const fact = factOf(id)
      return fact?.ask === undefined ? undefined : { text: fact.ask, redFlag: fact.redFlag === true }
    },
  }
  return {
    name: raw.name,
    title: raw.title,
    who: raw.who,
    ...(raw.intendedPurpose === undefined ? {} : { intendedPurpose: raw.intendedPurpose }),
    version,
    says: (['fi', 'sv', 'en', 'se'] as const).flatMap((lang) => {
      const sentences = raw.says?.[lang]
      return sentences === undefined ? [] : [{ lang, sentences: [...sentences] }]
    }),
    dangers: Object.values(raw.facts ?? {})
      .filter(({ redFlag }) => redFlag === true)
      .map(({ label, ask }) => ({ label, ...(ask === undefined ? {} : { question: ask }) })),
    needs: Object.entries(raw.needs ?? {}).map(([id, need]) => toNeed(id, need, names)),
    rules: (raw.rules ?? []).map((rule) => toRule(rule, names)),
    openQuestions: [...(raw.openQuestions ?? [])],
    sources: (raw.sources ?? []).map(({ id, title, url, read }) => ({
      id,
      title,
      read,
      ...(url === undefined ? {} : { url }),
    })),
  }
}

function toNeed(id: string, need: RawNeed, names: Names): ModelNeedView {
  const condition = (source: string) => conditionText(source, names.labelOf)
  const services = need.services.map((item) => (typeof item === 'string' ? { service: item } : item))
  return {
    id,
    title: need.title,
    when: condition(need.when),
    unless: labelsOf(need.unless ?? [], names),
    class: need.class,
    ...(need.cleared === undefined
      ? {}
      : { cleared: { class: need.cleared, by: labelsOf(need.clearedBy ?? [], names) } }),
    services: services.map((item) => ({
      ...toNamed(item.service, names),
      alternative: 'weight' in item && item.weight !== undefined && item.weight < 5,
      ...('if' in item && item.if !== undefined ? { condition: condition(item.if) } : {}),
      unless: labelsOf(('unless' in item ? item.unless : undefined) ?? [], names),
    })),
    alternatives: (need.alternatives ?? []).map((code) => toNamed(code, names)),
    ways: (['selfCare', 'ngo', 'remote', 'onsite'] as const).flatMap((kind) => {
      const text = need.ways?.[kind]
      return text === undefined ? [] : [{ kind, text }]
    }),
    professionals: (need.professionals ?? []).map(
      (code) => names.models.common.professionals[code] ?? { fi: code, sv: code, en: code },
    ),
    questions: (need.ask ?? []).flatMap((fact) => {
      const question = names.questionOf(fact)
      return question === undefined ? [] : [{ id: fact, ...question }]
    }),
    ruleOut: labelsOf(need.ruleOut ?? [], names),
    instruments: [...(need.instruments ?? [])],
    limits: (need.starts ?? []).map((limit) => {
      const title = names.law.rules.find((rule) => rule.id === limit)?.title
      return { id: limit, ...(title === undefined ? {} : { title: title as LocalText }) }
    }),
    ...(need.segment === undefined ? {} : { segment: need.segment }),
    ...(need.safetyNet === undefined ? {} : { safetyNet: need.safetyNet }),
    goals: [...(need.goals ?? [])],
    plan: (need.plan ?? []).map(({ service, stepUp, steps, ...line }) => ({
      ...line,
      service: toNamed(service, names),
      ...(steps === undefined ? {} : { steps: [...steps] }),
      ...(stepUp === undefined ? {} : { stepUp }),
    })),
    outcomes: (need.outcomes ?? []).map(({ measure, instrument, atDays }) => ({
      measure,
      atDays: [...atDays],
      ...(instrument === undefined ? {} : { instrument }),
    })),
    competences: [...(need.competences ?? [])],
    source: need.source,
  }
}

function toRule(rule: RawRule, names: Names): ModelView['rules'][number] {
  const duties = [
    ...(rule.childProtection === undefined ? [] : [`childProtection.${rule.childProtection}`]),
    ...(['worryNotice', 'ownWorker', 'specialSupport', 'permission', 'safeContact', 'humanReview'] as const).filter(
      (duty) => rule[duty] === true,
    ),
  ]
  return {
    id: rule.id,
    condition: conditionText(rule.if, names.labelOf),
    unless: labelsOf(rule.unless ?? [], names),
    ...(rule.why === undefined ? {} : { why: rule.why }),
    ...(rule.class === undefined ? {} : { class: rule.class }),
    call112: rule.call112 === true,
    services: (rule.services ?? []).map((item) => toNamed(typeof item === 'string' ? item : item.service, names)),
    duties,
    source: rule.source,
  }
}

const labelsOf = (ids: readonly string[], names: Names): LocalText[] => ids.flatMap((id) => names.labelOf(id) ?? [])

const toNamed = (code: string, { models }: Names) => ({
  code,
  name: serviceNameText(code, models.common.services[code]?.name ?? { fi: code, sv: code, en: code }),
})
