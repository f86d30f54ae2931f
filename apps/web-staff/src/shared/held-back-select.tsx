import { heldBackGrounds, type HeldBack } from '@luukku/contract'
import { useLanguage } from './language.tsx'

/**
 * The client gets the note with their own data, unless the writer names a ground of the law.
 * `onRequest`: without a ground it is given only when asked for, once somebody has looked.
 */
export function HeldBackSelect({
  value,
  onChange,
  onRequest = false,
}: {
  value: HeldBack | undefined
  onChange: (value: HeldBack | undefined) => void
  onRequest?: boolean
}) {
  const { t } = useLanguage()
  return (
    <label>
      {t('own.clientGets')}{' '}
      <select
        value={value ?? ''}
        data-test="held-back"
        onChange={(event) => {
          onChange(heldBackGrounds.find((one) => one === event.target.value))
        }}
      >
        <option value="">{t(onRequest ? 'own.clientGets.onRequest' : 'own.clientGets.yes')}</option>
        {heldBackGrounds.map((one) => (
          <option key={one} value={one}>
            {t(`own.clientGets.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
