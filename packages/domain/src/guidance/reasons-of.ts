import { standingNeeds } from './choose-services.ts'
import type { DecidedUrgency } from './decide-urgency.ts'
import { explainExpression } from './explain.ts'
import type { FactTable } from './fact-table.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { ProposedNeed, Reason } from './proposal.ts'

/** Every element of the proposal with the rule and the words or answers that fired, the urgency first. */
export function reasonsOf(
  models: GuidanceModels,
  table: FactTable,
  text: string,
  decided: DecidedUrgency,
  needs: readonly ProposedNeed[],
  languageRead: boolean,
): Reason[] {
  const reasons: Reason[] = []
  if (!languageRead || decided.nothingUnderstood) {
    const why = languageRead ? models.common.notUnderstood : models.common.notRead
    reasons.push({
      element: 'urgency',
      ruleId: languageRead ? 'NOT-UNDERSTOOD' : 'NOT-READ',
      model: '_common',
      because: [],
      source: 'unknown is not safe',
      text: why,
    })
  }
  for (const { need, urgencyClass } of decided.needs) {
    if (urgencyClass !== decided.urgencyClass) continue
    reasons.push({
      element: 'urgency',
      ruleId: `${need.model}/${need.id}`,
      model: need.model,
      because: explainExpression(models, table, text, need.when),
      source: need.raw.source,
    })
  }
  for (const rule of decided.rules) {
    const because = explainExpression(models, table, text, rule.condition)
    for (const element of elementsOf(rule.raw, decided)) {
      reasons.push({
        element,
        ruleId: rule.raw.id,
        model: rule.model,
        because,
        source: rule.raw.source,
        ...(rule.raw.why === undefined ? {} : { text: rule.raw.why }),
      })
    }
  }
  for (const { need } of standingNeeds(decided.needs)) {
    const because = explainExpression(models, table, text, need.when)
    for (const one of needs) {
      if (one.needId === need.id)
        reasons.push({
          element: `service:${one.service}`,
          ruleId: `${need.model}/${need.id}`,
          model: need.model,
          because,
          source: need.raw.source,
        })
    }
  }
  return reasons.sort((a, b) => Number(b.element === 'urgency') - Number(a.element === 'urgency'))
}

function elementsOf(rule: DecidedUrgency['rules'][number]['raw'], decided: DecidedUrgency): string[] {
  return [
    ...(rule.class === decided.urgencyClass ? ['urgency'] : []),
    ...(rule.call112 === true || rule.class === 'A' ? ['call112'] : []),
    ...(rule.services ?? []).map((item) => `service:${typeof item === 'string' ? item : item.service}`),
    ...(
      [
        'childProtection',
        'worryNotice',
        'ownWorker',
        'specialSupport',
        'permission',
        'safeContact',
        'segment',
        'socialUrgency',
        'proxy',
      ] as const
    ).filter((element) => rule[element] !== undefined),
  ]
}
