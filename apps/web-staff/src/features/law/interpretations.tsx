import type { LawRegister } from '@luukku/contract'
import { sectionIn } from '@luukku/domain/law'
import { useLanguage } from '../../shared/language.tsx'
import { readingText } from '../../shared/reading-text.ts'
import { LawSource } from './law-source.tsx'

/** One page for a lawyer: where the law leaves room, what this county reads, what an exception does, the ways out. */
export function Interpretations({ register }: { register: LawRegister }) {
  const { t, local, lang } = useLanguage()
  return (
    <>
      <section aria-labelledby="law-readings" data-test="law-interpretations">
        <h2 id="law-readings">{t('law.interpretations')}</h2>
        {register.interpretations.map((one) => (
          <details key={one.name}>
            <summary>
              {local(one.title)} <strong>{readingText(one.chosen, t)}</strong>{' '}
              {one.chosen !== one.usual && <span className="tag tag--warn">{t('law.ownChoice')}</span>}{' '}
              {one.confidence !== 'high' && <span className="tag">{t(`law.confidence.${one.confidence}`)}</span>}
            </summary>
            <dl className="facts">
              <div>
                <dt>{t('law.usual')}</dt>
                <dd>{readingText(one.usual, t)}</dd>
              </div>
              <div>
                <dt>{t('law.choices')}</dt>
                <dd>
                  {one.choices
                    .split(' | ')
                    .map((value) => readingText(value, t))
                    .join(' | ')}
                </dd>
              </div>
              <div>
                <dt>{t('law.touches')}</dt>
                <dd>{local(one.touches)}</dd>
              </div>
              <div>
                <dt>{t('law.because')}</dt>
                <dd>{local(one.why)}</dd>
              </div>
            </dl>
          </details>
        ))}
      </section>
      <section aria-labelledby="law-exceptions">
        <h2 id="law-exceptions">{t('law.exceptions')}</h2>
        {register.exceptions.map((one) => (
          <details key={one.id}>
            <summary>
              {local(one.title)}{' '}
              {one.confidence !== 'high' && <span className="tag">{t(`law.confidence.${one.confidence}`)}</span>}
            </summary>
            <p>
              {local(one.effect)} {one.needsGround && <strong>{t('law.needsGround')}</strong>}
            </p>
            <p className="small">
              <LawSource source={one.source} />
            </p>
          </details>
        ))}
      </section>
      <section aria-labelledby="law-ways">
        <h2 id="law-ways">{t('law.waysOut')}</h2>
        <ul>
          {register.waysOut.map((one) => (
            <li key={one.id}>
              {local(one.title)}{' '}
              <a href={one.source} target="_blank" rel="noreferrer">
                {one.act} {sectionIn(one.section, lang)}
              </a>{' '}
              {one.confidence !== 'high' && <span className="tag">{t(`law.confidence.${one.confidence}`)}</span>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
