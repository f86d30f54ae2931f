import type { ClockView } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { usePage } from '../../shared/use-page.ts'

const inWords = [
  ...(['no', 'yes', 'marked', 'all', 'reached', 'passed', 'needEstablished', 'contact'] as const),
  ...(['selector', 'firstEvent', 'later', 'earlier', '02-28', '03-01'] as const),
]

/** Where the law leaves room, what was read, as far as it was kept: it stands beside the date it touches. Hours stand as they are. */
function Readings({ of }: { of: NonNullable<ClockView['interpretations']> }) {
  const { t } = usePage()
  const kept = of.flatMap((one) => (one.chosen === undefined ? [] : [{ ...one, chosen: one.chosen }]))
  if (kept.length === 0) return null
  return (
    <>
      <p>{t('plan.readings')}</p>
      <ul className="rs-list" data-test="readings">
        {kept.map(({ name, title, chosen }) => {
          const word = inWords.find((one) => one === chosen)
          return (
            <li key={name}>
              <DataWords text={title} />: {word === undefined ? chosen : t(`plan.reading.${word}`)}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What has been promised, by when and on what ground: plain words first, how the day was counted behind one more press. */
export function Promised({ clock, summary }: { clock: ClockView; summary: string }) {
  const { t } = usePage()
  return (
    <>
      {clock.unsure && (
        <p data-test="unsure">
          <DataWords text={clock.unsure} />
        </p>
      )}
      <details className="rs-details" data-test="promised">
        <summary>
          {summary}. {t('plan.why')}
        </summary>
        {clock.plain && (
          <p data-test="plain">
            <DataWords text={clock.plain} />
          </p>
        )}
        {clock.explanation.length > 0 && (
          <details className="rs-details">
            <summary>{t('plan.counted')}</summary>
            <ul className="rs-list">
              {clock.explanation.map((sentence) => (
                <li key={sentence.fi}>
                  <DataWords text={sentence} />
                </li>
              ))}
            </ul>
            <Readings of={clock.interpretations ?? []} />
          </details>
        )}
      </details>
    </>
  )
}
