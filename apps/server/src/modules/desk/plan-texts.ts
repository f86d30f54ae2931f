import type { LocalText } from '@luukku/contract'
import { withUnreadSami, type FreeUnder, type RawPlanLine } from '@luukku/domain/guidance'
import { planCostText, planNextTexts, waitCalmlyText } from '@luukku/i18n/data/plan'
import { stopTexts } from '@luukku/i18n/data/stop'
import { isAgeLimit, type CountySettings } from '../catalogue/index.ts'
import { getModels } from '../guidance/index.ts'
import { needTitle, serviceName } from './fact-texts.ts'
import type { LineTexts } from '../plan/index.ts'

/** The model's template for this service, if the need's model has one. */
export function findTemplate(model: string, needId: string, service: string): RawPlanLine | undefined {
  const need = getModels().needs.find((one) => one.model === model && one.id === needId)
  return need?.raw.plan?.find((line) => line.service === service)
}

/** What those who help know how to do, as the need's model says it. */
export const competencesOf = (model: string, needId: string): readonly LocalText[] =>
  getModels().needs.find((one) => one.model === model && one.id === needId)?.raw.competences ?? []

/** What the county has decided that a plan tells, and the age it is told to. */
export interface KnownForPlan {
  settings: CountySettings
  age: number | undefined
}

/** The texts of a plan line: of the operating model and of what the county has decided, never words about this person. */
export function planTexts(model: string, needId: string, service: string, known: KnownForPlan): LineTexts {
  const template = findTemplate(model, needId, service)
  const name = serviceName(service)
  return {
    title: needTitle({ service, model, needId }),
    what: template ? withUnreadSami(template.what) : name,
    meanwhile: template ? withUnreadSami(template.meanwhile) : waitCalmlyText,
    watchFor: template ? withUnreadSami(template.watchFor) : stopTexts.ifWorse,
    next: planNextTexts['follow-up'],
    ...(template?.steps === undefined ? {} : { steps: template.steps.map(withUnreadSami) }),
    ...costOf(template?.freeUnder, known),
  }
}

/** A county that has decided no age says nothing of the price: a promise it has not given is worse than a question. */
function costOf(setting: FreeUnder | undefined, { settings, age }: KnownForPlan): { cost?: LocalText } {
  const limit = setting === undefined ? undefined : settings[setting]
  if (!isAgeLimit(limit)) return {}
  return { cost: planCostText(limit, age === undefined ? undefined : age < limit) }
}
