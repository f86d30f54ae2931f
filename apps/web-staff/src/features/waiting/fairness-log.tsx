import { serverClock } from '../../shared/server-clock.ts'
import type { WaitingDesk } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { momentOf } from '../../shared/moment-of.ts'

type Line = WaitingDesk['log'][number]

/** Of each freed time: in which order those who wait were looked at, by what, and what came of it. No names. */
export function FairnessLog({ log }: { log: WaitingDesk['log'] }) {
  const { t } = useLanguage()
  return (
    <section data-test="fairness">
      <h2>{t('waiting.log')}</h2>
      <p className="quiet">{t(log.length === 0 ? 'waiting.noLog' : 'waiting.logIntro')}</p>
      {[...Map.groupBy(log, ({ freedId, decidedAt }) => `${freedId} ${decidedAt}`).values()].map((lines) => (
        <Decision key={`${lines[0]?.freedId ?? ''} ${lines[0]?.decidedAt ?? ''}`} lines={lines} />
      ))}
    </section>
  )
}

/** What came of it stands beside the place: on a phone the rest is to the side. */
const columns = ['place', 'outcome', 'service', 'class', 'daysLeft', 'journey', 'known', 'since'] as const

function Decision({ lines }: { lines: readonly Line[] }) {
  const { t, lang, local } = useLanguage()
  const [first] = lines
  if (!first) return null
  const today = localDay(serverClock.now())
  const caption = t('waiting.caption', {
    time: momentOf(first.start, lang),
    at: momentOf(first.decidedAt, lang),
  })
  const yesNo = (value: boolean) => t(value ? 'waiting.yes' : 'waiting.no')
  // Of a row from before the minutes no more is known than that it was near; that it was not was no more than a guess.
  const wayText = ({ journeyMinutes: n, samePlace }: Line) =>
    n === undefined
      ? samePlace
        ? t('waiting.samePlace')
        : '–'
      : n === 0
        ? t('waiting.noJourney')
        : t('waiting.minutes', { n })
  return (
    <>
      {/* Above what is moved to the side: a caption of the table would go with it. */}
      <p className="caption">{caption}</p>
      <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
        <table aria-label={caption}>
          <thead>
            <tr>
              {columns.map((one) => (
                <th key={one} scope="col">
                  {t(`waiting.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines
              .toSorted((a, b) => a.place - b.place)
              .map((line) => (
                <tr key={line.needId} data-test="fairness-row">
                  <td>{line.place}</td>
                  <td>
                    {t(`waiting.out.${line.outcome}`)}
                    {line.answer && `, ${t(`waiting.answer.${line.answer}`)}`}
                  </td>
                  <td>{local(line.title)}</td>
                  <td>{line.urgencyClass}</td>
                  <td>{line.daysLeft ?? '–'}</td>
                  <td>{wayText(line)}</td>
                  <td>{yesNo(line.known)}</td>
                  <td>{dateText(localDay(line.since), lang, today)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
