import type { LocalText } from '@luukku/contract'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { getModels } from '../guidance/index.ts'

/**
 * Needs that would read the same are named by their service too: «Muisti: Muistihoitaja», «Muisti: Kotihoito». A title
 * that stands once stays as it is.
 */
export function titlesApart<Need extends { service: string; title: LocalText }>(needs: readonly Need[]): Need[] {
  return needs.map((need) => {
    const same = needs.filter(({ title }) => title.fi === need.title.fi)
    const raw = getModels().common.services[need.service]?.name
    if (same.length < 2 || raw === undefined) return need
    return { ...need, title: joined(need.title, serviceNameText(need.service, raw)) }
  })
}

/** A name that begins by the title says it already. */
const oneOf = (title: string, name: string): string => (name.startsWith(`${title}:`) ? name : `${title}: ${name}`)

const joined = (title: LocalText, name: LocalText): LocalText => ({
  fi: oneOf(title.fi, name.fi),
  sv: oneOf(title.sv, name.sv),
  en: oneOf(title.en, name.en),
  ...(title.se === undefined || name.se === undefined ? {} : { se: oneOf(title.se, name.se) }),
  unchecked: [...new Set([...(title.unchecked ?? []), ...(name.unchecked ?? [])])],
})
