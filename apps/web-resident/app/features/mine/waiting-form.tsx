import type { MyWaiting } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { hiddenFields } from '../../shared/form.ts'
import { usePage } from '../../shared/use-page.ts'

const notices = [4, 24, 72] as const

/** Joining and leaving in one tap; what suits, which may wait, is folded away. */
export function WaitingForm({ need }: { need: MyWaiting }) {
  const { t, session, key } = usePage()
  const { waits } = need
  const chosen = notices.findLast((hours) => hours <= (waits?.noticeHours ?? 24)) ?? 4
  return (
    <form method="post" action="/oma/odotus" data-test="waiting-form">
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
      <input type="hidden" name="asia" value={need.needId} />
      <details className="rs-details">
        <summary>
          {waits ? t('waiting.change') : t('waiting.what')}
          <span className="lk-hidden">
            : <DataWords text={need.title} />
          </span>
        </summary>
        {need.modesOfService.length > 1 && (
          <fieldset className="rs-checks">
            <legend>{t('waiting.ways')}</legend>
            <p className="lk-hint">{t('waiting.waysHint')}</p>
            {need.modesOfService.map((mode) => (
              <label key={mode}>
                <input type="checkbox" name="tapa" value={mode} defaultChecked={waits?.modes.includes(mode) ?? false} />{' '}
                {t(`mode.${mode}`)}
              </label>
            ))}
          </fieldset>
        )}
        {need.modesOfService.includes('onsite') && (
          <p className="rs-checks">
            <label>
              <input type="checkbox" name="lahella" value="1" defaultChecked={waits?.onlyHere ?? false} />{' '}
              {t('waiting.onlyHere')}
            </label>
          </p>
        )}
        <div className="rs-field">
          <label>
            {t('waiting.notice')}
            <select name="varoitus" defaultValue={chosen}>
              {notices.map((hours) => (
                <option key={hours} value={hours}>
                  {t(`waiting.hours${hours}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p className="rs-checks">
          <label>
            <input type="checkbox" name="tekstiviesti" value="1" defaultChecked={waits?.bySms ?? false} />{' '}
            {t('waiting.bySms')}
          </label>
        </p>
        {waits && (
          <button type="submit" className="rs-second" data-test="save-waiting">
            {t('waiting.save')}
          </button>
        )}
      </details>
      {!waits && (
        <p>
          <button type="submit" className="rs-button-link" data-test="join-waiting">
            {t('waiting.join')}
          </button>
        </p>
      )}
      {waits && (
        <p>
          <button type="submit" name={hiddenFields.way} value="lopeta" className="rs-second" data-test="leave-waiting">
            {t('waiting.stop')}
          </button>
        </p>
      )}
    </form>
  )
}
