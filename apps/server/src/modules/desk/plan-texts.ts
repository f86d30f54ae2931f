import type { LocalText } from '@luukku/contract'
import type { RawPlanLine } from '@luukku/domain/guidance'
import { planNextTexts, waitCalmlyText } from '@luukku/i18n/data/plan'
import { stopTexts } from '@luukku/i18n/data/stop'
import { getModels } from '../guidance/index.ts'
import { needTitle, serviceName } from './fact-texts.ts'
import type { PlanLineRow } from './case-queries.ts'

/** The model's template for this service, if the need's model has one. */
export function findTemplate(model: string, needId: string, service: string): RawPlanLine | undefined {
  const need = getModels().needs.find((one) => one.model === model && one.id === needId)
  return need?.raw.plan?.find((line) => line.service === service)
}

/** What those who help know how to do, as the need's model says it. */
export const competencesOf = (model: string, needId: string): readonly LocalText[] =>
  getModels().needs.find((one) => one.model === model && one.id === needId)?.raw.competences ?? []

/** The texts of a plan line: of the operating model, never words about this person. */
export function planTexts(model: string, needId: string, service: string): PlanLineRow['texts'] {
  const template = findTemplate(model, needId, service)
  const name = serviceName(service)
  return {
    title: needTitle({ service, model, needId }),
    what: template?.what ?? name,
    meanwhile: template?.meanwhile ?? waitCalmlyText,
    watchFor: template?.watchFor ?? stopTexts.ifWorse,
    next: planNextTexts['follow-up'],
  }
}
