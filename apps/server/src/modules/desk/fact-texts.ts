import type { LocalText } from '@luukku/contract'
import { withUnreadSami } from '@luukku/domain/guidance'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { getModels } from '../guidance/index.ts'
import type { CaseSummary } from '../contact/index.ts'

/** The label of a fact in words; a fact that a newer model no longer has is left out. */
export const factTexts = (ids: readonly string[]): LocalText[] =>
  ids.flatMap((id) => getModels().facts.get(id)?.raw.label ?? [])

export function needTitle(need: Pick<CaseSummary['needs'][number], 'service' | 'model' | 'needId'>): LocalText {
  const models = getModels()
  const raw = models.needs.find(({ model, id }) => model === need.model && id === need.needId)?.raw.title
  return raw === undefined ? serviceName(need.service) : withUnreadSami(raw)
}

export const serviceName = (code: string): LocalText =>
  serviceNameText(code, getModels().common.services[code]?.name ?? { fi: code, sv: code, en: code })
