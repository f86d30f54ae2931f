import type { QuestionnaireResponseView } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

/** Sums with their meaning and source; what alarmed stands first, with a word and not by colour alone. */
export function QuestionnaireResult({ response }: { response: QuestionnaireResponseView }) {
  const { t, local } = useLanguage()
  return (
    <div data-test="questionnaire-result" aria-live="polite">
      {response.alarms.map((alarm) => (
        <p key={alarm.text.fi} className="row">
          <span className="tag tag--alert">
            {t(alarm.level === 'now' ? 'questionnaire.alarmNow' : 'questionnaire.alarmToday')}
          </span>
          <strong>{local(alarm.text)}</strong>
        </p>
      ))}
      {response.results.map((result) => (
        <p key={result.scale}>
          <strong>{t('questionnaire.result', { name: local(result.name), score: result.score })}</strong>
          {result.band && <> · {local(result.band)}</>}{' '}
          {result.source && <span className="small quiet">{t('questionnaire.source', { source: result.source })}</span>}
        </p>
      ))}
      {response.unscored.map(({ scale, name, unanswered }) => (
        <p key={scale} className="small quiet" data-test="questionnaire-unscored">
          {t('questionnaire.unscored', { name: local(name), n: unanswered })}
        </p>
      ))}
      {response.status === 'stopped' && (
        <p data-test="questionnaire-stopped">
          {t(response.how === 'self' ? 'questionnaire.stoppedAlone' : 'questionnaire.stopped')}
        </p>
      )}
    </div>
  )
}
