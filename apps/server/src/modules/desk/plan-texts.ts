import type { LocalText } from '@luukku/contract'
import type { RawPlanLine } from '@luukku/domain/guidance'
import { getModels } from '../guidance/index.ts'
import { ifWorseText } from '../contact/index.ts'
import { needTitle, serviceName } from './fact-texts.ts'
import type { PlanLineRow } from './case-queries.ts'

/** The model's template for this service, if the need's model has one. */
export function findTemplate(model: string, needId: string, service: string): RawPlanLine | undefined {
  const need = getModels().needs.find((one) => one.model === model && one.id === needId)
  return need?.raw.plan?.find((line) => line.service === service)
}

/** The texts of a plan line: of the operating model, never words about this person. */
export function planTexts(model: string, needId: string, service: string): PlanLineRow['texts'] {
  const template = findTemplate(model, needId, service)
  const name = serviceName(service)
  return {
    title: needTitle({ service, model, needId }),
    what: template?.what ?? name,
    meanwhile: template?.meanwhile ?? noInstruction,
    watchFor: template?.watchFor ?? ifWorseText,
    next: { fi: `Seuraava: ${name.fi}`, sv: `Nästa: ${name.sv}`, en: `Next: ${name.en}` },
  }
}

const noInstruction: LocalText = {
  fi: 'Odota rauhassa. Otamme sinuun yhteyttä.',
  sv: 'Vänta i lugn och ro. Vi kontaktar dig.',
  en: 'You can wait. We will contact you.',
  unchecked: ['sv', 'en'],
}
