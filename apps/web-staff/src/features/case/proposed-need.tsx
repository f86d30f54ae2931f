import type { DeskCase } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'

/** One proposed need: who helps, who joins, and which other help there is; the words of it in their own language. */
export function ProposedNeed(props: {
  need: DeskCase['proposal']['needs'][number]
  told: string | undefined
  now: number
}) {
  const { need, told, now } = props
  const { t, local, lang } = useLanguage()
  const services = need.alternatives.map(({ name }) => local(name)).join(', ')
  const ways = need.ways.map(({ kind }) => amidWords(t(`model.way.${kind}`))).join(', ')
  // In danger of life there is no other help to choose.
  const others = need.urgencyClass === 'A' ? '' : [services, ways].filter((words) => words !== '').join(' · ')
  const title = local(need.title)
  const service = local(need.serviceName)
  return (
    <li data-test="proposed-need">
      <span className="strong">{title}</span> <span className="tag">{t(`register.${need.register}`)}</span>{' '}
      {need.urgencyClass && <UrgencyTag urgency={need.urgencyClass} />}
      {need.realLifeDate && (
        <span className="tag tag--warn" data-test="real-life">
          {t(`realLife.${need.realLifeKind ?? 'other'}`)} {dateText(need.realLifeDate, lang, localDay(now))}
        </span>
      )}
      {/* Needs of one name are told apart by their service: it stands in the title already. */}
      {!title.includes(service) && <span className="needs__line">{service}</span>}
      {need.extract && (
        <q className="extract" lang={told}>
          {need.extract}
        </q>
      )}
      {need.joins.length > 0 && (
        <span className="needs__line">
          {t('case.joins')}: {need.joins.map(local).join(', ')}
        </span>
      )}
      {others !== '' && (
        <span className="needs__line" data-test="need-others">
          {t('case.others')}: {others}
        </span>
      )}
    </li>
  )
}

/** A label as it stands amid other words: «Self-care» begins small, «NGO» stays. */
const amidWords = (label: string) => label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())
