import type { MyMove } from '@luukku/contract'
import { momentText } from '@luukku/i18n'
import { DataWords } from '@luukku/ui'
import { hiddenFields } from '../../shared/form.ts'
import { usePage } from '../../shared/use-page.ts'
import { PlaceName } from './place-name.tsx'
import { WhoComes } from './who-comes.tsx'

/** Could you come at another time? Both answers in one tap; the booked time stands until yes. */
export function MoveQuestion({ move, readOnly }: { move: MyMove; readOnly: boolean }) {
  const { t, language, session, key } = usePage()
  return (
    <form method="post" action="/oma/odotus" className="rs-offer" data-test="move-question">
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
      <h3>{t('swap.ask')}</h3>
      <p>{t('swap.why')}</p>
      <p>{t('swap.now', { now: momentText(move.now, language) })}</p>
      <p className="rs-when">
        {t('swap.other')} {momentText(move.start, language)}
        <span className="rs-where">
          {t(`mode.${move.mode}`)}
          <PlaceName place={move.place} />
          {move.place?.address && `, ${move.place.address}`}
        </span>
      </p>
      <p className="rs-who">
        <strong>{move.professional.name}</strong>, <DataWords text={move.professional.role} />
      </p>
      <WhoComes time={move} test="move-" />
      <p>{t('swap.until', { until: momentText(move.answerBy, language) })}</p>
      {!readOnly && (
        <div className="rs-buttons">
          <button type="submit" name="vaihda" value={move.moveId} className="rs-second" data-test="move-yes">
            {t('swap.yes', { start: momentText(move.start, language) })}
          </button>
          <button type="submit" name="pida" value={move.moveId} className="rs-second" data-test="move-no">
            {t('swap.no')}
          </button>
        </div>
      )}
    </form>
  )
}
