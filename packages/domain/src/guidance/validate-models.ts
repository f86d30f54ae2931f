import type { CompiledFact, CompiledNeed, CompiledRule, CompiledService } from './guidance-models.ts'
import { ModelFault } from './model-fault.ts'
import { readsOf } from './expression.ts'
import type { Expression } from './expression.ts'
import type { RawCommon, RawModel } from './model-file.ts'
import type { ParsedJsonc } from './parse-jsonc.ts'
import { canBeTrue, type Derived } from './can-be-true.ts'
import { faultsOfQuestions } from './validate-questions.ts'
import { missingFromWholeModel } from './validate-whole-model.ts'

interface Parts {
  readonly files: readonly { readonly file: ParsedJsonc; readonly model: RawModel }[]
  readonly common: RawCommon
  readonly facts: ReadonlyMap<string, CompiledFact>
  readonly needs: readonly CompiledNeed[]
  readonly rules: readonly CompiledRule[]
  /** Ids of the law's rules, where the law is at hand. */
  readonly clockRules?: ReadonlySet<string>
}

/**
 * Refuses what would mislead: an unknown fact or service, a fact nobody uses, a rule without effect,
 * a rule without a source or one that can never fire, a question that nothing asks or that changes nothing, and an
 * urgency that falls when something becomes known. Fields and texts were held to `validate-fields.ts`. Questions are held to `validate-questions.ts`. A whole model is besides held to `validate-whole-model.ts`.
 *
 * @throws ModelFault on the first mistake
 */
export function validateModels(parts: Parts): void {
  const used = new Set<string>()
  const whole = new Set(parts.files.flatMap(({ model }) => (model.says === undefined ? [] : [model.name])))
  const { asked, deciding } = questionsAndTheirUse(parts)
  const derived = derivedFacts(parts.facts)
  const mayHold = (expression: Expression, unless?: readonly string[]): boolean =>
    canBeTrue(expression, unless, derived)
  const fileOf = new Map(parts.files.map(({ file, model }) => [model.name, file]))
  const fail = (model: string, path: string, reason: string): never => {
    const file = fileOf.get(model)
    throw new ModelFault(file?.file ?? model, file?.lineOf(path) ?? 1, reason)
  }
  const useFact = (model: string, path: string, id: string): void => {
    if (!parts.facts.has(id)) fail(model, path, `the fact "${id}" is in no model`)
    used.add(id)
  }
  const useExpression = (model: string, path: string, expression: Expression): void => {
    for (const id of readsOf(expression).facts) useFact(model, path, id)
  }
  const useService = (model: string, path: string, service: string): void => {
    if (parts.common.services[service] === undefined)
      fail(model, path, `the service "${service}" is not in the catalogue`)
  }
  const useCondition = (model: string, path: string, { service, condition }: CompiledService): void => {
    if (condition === null) return
    useExpression(model, path, condition)
    if (!mayHold(condition)) fail(model, path, `the service "${service}" is never proposed: its "if" can never be so`)
  }
  const useInstrument = (model: string, path: string, code: string): void => {
    if (parts.common.instruments?.includes(code) === false) fail(model, path, `the instrument "${code}" is not known`)
  }

  for (const { file, model } of parts.files) {
    const folder = file.file.split('/').at(-2)
    if (model.name !== folder)
      fail(model.name, 'name', `the model calls itself "${model.name}" in the folder "${folder ?? ''}"`)
    for (const { path, reason } of missingFromWholeModel(model, parts.clockRules)) fail(model.name, path, reason)
  }
  for (const { model, faults } of faultsOfQuestions(parts.files.map(({ model }) => model)))
    for (const { path, reason } of faults) fail(model, path, reason)
  const { calm, selfCare } = parts.common
  for (const id of [...(calm ?? []).flatMap(({ fact, unless }) => [fact, ...unless]), selfCare?.fact ?? ''])
    used.add(id)
  for (const fact of parts.facts.values()) {
    if (fact.from !== null) {
      useExpression(fact.model, `facts.${fact.id}.from`, fact.from)
      if (readsOf(fact.from).negates)
        fail(fact.model, `facts.${fact.id}.from`, 'a fact is never made of something not being so')
    }
    if (fact.raw.negated === 'counts' && fact.raw.redFlag === true)
      fail(fact.model, `facts.${fact.id}`, `the red flag "${fact.id}" may not count when it is denied`)
    const isAsked =
      fact.raw.words !== undefined ||
      (fact.raw.answers ?? []).length > 0 ||
      fact.from !== null ||
      fact.raw.ask !== undefined ||
      parts.common.unreadSymptom?.fact === fact.id ||
      parts.common.unreadMessage?.fact === fact.id
    if (!isAsked)
      fail(fact.model, `facts.${fact.id}`, `nothing can ever say "${fact.id}": give it words, answers or a question`)
  }
  for (const need of parts.needs) {
    const path = `needs.${need.id}`
    if (need.raw.source === undefined) fail(need.model, path, 'a need names its source, or "from memory"')
    useExpression(need.model, `${path}.when`, need.when)
    if (readsOf(need.when).negates)
      fail(
        need.model,
        `${path}.when`,
        'a need never arises from something not being so: unknown would be safer than known',
      )
    if (!mayHold(need.when, need.raw.unless)) fail(need.model, `${path}.when`, `the need "${need.id}" can never arise`)
    for (const id of [
      ...(need.raw.ask ?? []),
      ...(need.raw.ruleOut ?? []),
      ...(need.raw.clearedBy ?? []),
      ...(need.raw.clearedIf === undefined ? [] : [need.raw.clearedIf]),
    ])
      useFact(need.model, `${path}.ask`, id)
    for (const id of need.raw.ask ?? []) {
      if (parts.facts.get(id)?.raw.ask === undefined)
        fail(need.model, `${path}.ask`, `the fact "${id}" is asked but has no question`)
    }
    // What lets a need be less urgent is known by a no: to a question, or by a sum. Else the calmer class is never given.
    const isKnowable = ({ raw, tests }: CompiledFact): boolean =>
      raw.ask !== undefined || tests.some(({ key }) => parts.common.measuredAnswers?.includes(key))
    if (whole.has(need.model) && need.raw.cleared !== undefined && need.raw.clearedIf === undefined)
      for (const id of need.raw.clearedBy ?? []) {
        const fact = parts.facts.get(id)
        if (fact && !isKnowable(fact))
          fail(need.model, `${path}.clearedBy`, `the need "${need.id}" waits for a no to "${id}", which nothing asks`)
      }
    for (const item of need.services) {
      useService(need.model, `${path}.services`, item.service)
      useCondition(need.model, `${path}.services`, item)
      for (const id of item.unless) useFact(need.model, `${path}.services`, id)
    }
    for (const id of need.raw.unless ?? []) {
      useFact(need.model, `${path}.unless`, id)
      if (parts.facts.get(id)?.raw.redFlag === true)
        fail(need.model, `${path}.unless`, `the red flag "${id}" may not keep the need "${need.id}" away`)
    }
    const measures = (need.raw.outcomes ?? []).flatMap(({ instrument }) => instrument ?? [])
    for (const code of [...(need.raw.instruments ?? []), ...measures]) useInstrument(need.model, path, code)
    for (const service of need.raw.alternatives ?? []) useService(need.model, `${path}.alternatives`, service)
    for (const { condition } of need.clocksIf) {
      useExpression(need.model, `${path}.clocksIf`, condition)
      if (!mayHold(condition, need.raw.unless)) fail(need.model, `${path}.clocksIf`, 'a condition can never be so')
    }
    for (const id of need.raw.absorbs ?? []) {
      if (!parts.needs.some((other) => other.id === id))
        fail(need.model, `${path}.absorbs`, `the need "${id}" is in no model`)
    }
    for (const code of need.raw.professionals ?? []) {
      if (parts.common.professionals[code] === undefined)
        fail(need.model, `${path}.professionals`, `the profession "${code}" has no name`)
    }
  }
  /** Facts that keep a rule from firing. */
  const explaining = new Set<string>()
  const ruleIds = new Set<string>()
  for (const rule of parts.rules) {
    const at = parts.files.find(({ model }) => model.name === rule.model)?.model.rules?.indexOf(rule.raw) ?? 0
    const path = `rules.${at}`
    if (ruleIds.has(rule.raw.id)) fail(rule.model, path, `the rule "${rule.raw.id}" is given twice`)
    ruleIds.add(rule.raw.id)
    if (rule.raw.source === undefined) fail(rule.model, path, `the rule "${rule.raw.id}" names no source`)
    useExpression(rule.model, `${path}.if`, rule.condition)
    if (rule.raw.class !== undefined && readsOf(rule.condition).negates) {
      fail(
        rule.model,
        `${path}.if`,
        `the rule "${rule.raw.id}" sets the class and uses "!": unknown would be safer than known`,
      )
    }
    for (const id of rule.raw.unless ?? []) {
      explaining.add(id)
      useFact(rule.model, `${path}.unless`, id)
      if (parts.facts.get(id)?.raw.redFlag === true)
        fail(rule.model, `${path}.unless`, `the red flag "${id}" may not keep the rule "${rule.raw.id}" from firing`)
    }
    if (!mayHold(rule.condition, rule.raw.unless))
      fail(rule.model, `${path}.if`, `the rule "${rule.raw.id}" can never fire`)
    const { id: _id, if: _if, unless: _unless, onePerson: _one, source: _source, why: _why, ...effects } = rule.raw
    if (Object.keys(effects).length === 0) fail(rule.model, path, `the rule "${rule.raw.id}" does nothing`)
    for (const item of rule.services) {
      useService(rule.model, path, item.service)
      useCondition(rule.model, path, item)
    }
    for (const code of rule.raw.instruments ?? []) useInstrument(rule.model, `${path}.instruments`, code)
    for (const service of rule.raw.alternatives ?? []) useService(rule.model, path, service)
    for (const code of rule.raw.professionals ?? []) {
      if (parts.common.professionals[code] === undefined) fail(rule.model, path, `the profession "${code}" has no name`)
    }
  }
  for (const fact of parts.facts.values()) {
    if (whole.has(fact.model) && fact.raw.ask !== undefined && !asked.has(fact.id))
      fail(fact.model, `facts.${fact.id}.ask`, `nothing ever asks the question of "${fact.id}"`)
    if (whole.has(fact.model) && asked.has(fact.id) && !deciding.has(fact.id))
      fail(fact.model, `facts.${fact.id}.ask`, `the answer to "${fact.id}" changes nothing`)
    if (fact.raw.explains !== undefined && !explaining.has(fact.id))
      fail(fact.model, `facts.${fact.id}.explains`, `no rule has "${fact.id}" keep it from firing`)
    if (!used.has(fact.id)) fail(fact.model, `facts.${fact.id}`, `no rule and no need uses the fact "${fact.id}"`)
  }
}

function derivedFacts(facts: Parts['facts']): ReadonlyMap<string, Derived> {
  return new Map(
    [...facts].flatMap(([id, { from, raw }]): [string, Derived][] => {
      if (from === null) return []
      const alone = raw.words === undefined && raw.ask === undefined && (raw.answers ?? []).length === 0
      return [[id, { from, alone }]]
    }),
  )
}

/** Facts that some need asks for, and facts whose answer some condition reads. */
function questionsAndTheirUse(parts: Parts): { asked: Set<string>; deciding: Set<string> } {
  const asked = new Set(parts.common.askWhenNotUnderstood)
  for (const { raw } of parts.needs)
    for (const id of [...(raw.ask ?? []), ...(raw.cleared === undefined ? [] : (raw.clearedBy ?? []))]) asked.add(id)
  const deciding = new Set<string>()
  for (const fact of parts.facts.values()) {
    if (fact.raw.askAfter !== undefined) asked.add(fact.raw.askAfter)
    if (fact.from !== null) for (const id of readsOf(fact.from).facts) deciding.add(id)
  }
  const readers = [
    ...parts.needs.flatMap((need) => [need.when, ...need.services.flatMap((item) => item.condition ?? [])]),
    ...parts.rules.flatMap((rule) => [rule.condition, ...rule.services.flatMap((item) => item.condition ?? [])]),
  ]
  for (const expression of readers) for (const id of readsOf(expression).facts) deciding.add(id)
  for (const need of parts.needs) for (const id of need.raw.clearedBy ?? []) deciding.add(id)
  return { asked, deciding }
}
