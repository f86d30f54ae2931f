import { routes, type FairnessPage } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { momentOf } from '../../shared/moment-of.ts'
import { ReadState } from '../../shared/read-state.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'

const refreshMs = 60_000
type Freed = FairnessPage['freed'][number]
type Round = Freed['rounds'][number]

/** To whom freed times went, in which order and by what: of nobody by name. */
export function Fairness() {
  const { t } = useLanguage()
  const query = useQuery({
    queryKey: ['fairness'],
    queryFn: () => callApi(routes.readFairness),
    refetchInterval: refreshMs,
  })
  const page = query.data
  return (
    <section className="stack" data-test="fairness">
      <h2>{t('fair.title')}</h2>
      <ReadState query={query} what={t('fair.title')} since={page?.at} />
      {page && (
        <>
          <p data-test="fair-sums">{t('fair.sums', { days: page.days, ...page.sums })}</p>
          <p className="quiet">
            {t('waiting.order')} {t('fair.nameless')}
          </p>
          {page.freed.length === 0 && <p className="quiet">{t('fair.none')}</p>}
          {page.freed.map((freed, index) => (
            <FreedTime
              key={`${freed.day} ${freed.rounds[0]?.at ?? ''} ${String(index)}`}
              freed={freed}
              today={localDay(page.at)}
              open={index === 0}
            />
          ))}
          {page.more > 0 && <p className="quiet">{t('fair.more', { n: page.more })}</p>}
        </>
      )}
    </section>
  )
}

function FreedTime({ freed, today, open }: { freed: Freed; today: string; open: boolean }) {
  const { t, lang } = useLanguage()
  const offers = freed.rounds.flatMap(({ rows }) => rows.filter(({ outcome }) => outcome === 'offered'))
  const last = offers.at(-1)
  const day = dateText(freed.day, lang, today)
  return (
    <details open={open} data-test="fair-freed">
      <summary>
        {last?.answer
          ? `${t('fair.freed', { day, n: offers.length })} ${t(`waiting.answer.${last.answer}`)}`
          : t('fair.nobody', { day })}
      </summary>
      {freed.rounds.map((round, index) => (
        <RoundTable key={round.at} round={round} number={index + 1} />
      ))}
    </details>
  )
}

/** What came of it stands beside the number: on a phone the rest is to the side. */
const columns = [
  'fair.who',
  'waiting.outcome',
  'waiting.service',
  'waiting.class',
  'waiting.daysLeft',
  'waiting.journey',
  'waiting.known',
  'fair.waited',
  'fair.before',
] as const

function RoundTable({ round, number }: { round: Round; number: number }) {
  const { t, lang, local } = useLanguage()
  const yesNo = (value: boolean) => t(value ? 'waiting.yes' : 'waiting.no')
  const caption = [
    t('fair.round', { n: number, at: momentOf(round.at, lang) }),
    ...(round.answeredAt ? [t('fair.answered', { at: momentOf(round.answeredAt, lang) })] : []),
  ].join(' ')
  return (
    <>
      <p className="caption">{caption}</p>
      <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
        <table aria-label={caption} className="stacked">
          <thead>
            <tr>
              {columns.map((one) => (
                <th key={one} scope="col">
                  {t(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.rows.map((row) => (
              <tr key={row.who} data-test="fair-row">
                <th scope="row">
                  {t('fair.who')} {row.who}
                </th>
                <td className="wide">
                  {t(`waiting.out.${row.outcome}`)}
                  {row.answer && `, ${t(`waiting.answer.${row.answer}`)}`}
                </td>
                <td data-label={t('waiting.service')}>{row.title ? local(row.title) : t('fair.rare')}</td>
                <td data-label={t('waiting.class')}>{row.urgencyClass}</td>
                <td data-label={t('waiting.daysLeft')}>{row.daysLeft ?? '–'}</td>
                <td data-label={t('waiting.journey')}>{row.journey ? t(`fair.way.${row.journey}`) : '–'}</td>
                <td data-label={t('waiting.known')}>{yesNo(row.known)}</td>
                <td data-label={t('fair.waited')}>{t('fair.days', { n: row.waitedDays })}</td>
                <td data-label={t('fair.before')}>{row.before ? t(`fair.by.${row.before}`) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
