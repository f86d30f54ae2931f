import { routes, type CompanionTimes, type NeedView } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** When a companion can come along: weekdays and hours, or a first and a last day. The search offers only those times. */
export function CompanionWish({ contactId, need }: { contactId: string; need: NeedView }) {
  const { t } = useLanguage()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const { companion } = need.visit ?? {}
  const [window] = companion?.windows ?? []
  const [days, setDays] = useState<readonly number[]>(window?.weekdays ?? [])
  const [from, setFrom] = useState(window?.from ?? '08:00')
  const [to, setTo] = useState(window?.to ?? '16:00')
  const [notBefore, setNotBefore] = useState(companion?.notBefore ?? '')
  const [notAfter, setNotAfter] = useState(companion?.notAfter ?? '')
  const save = async (next: CompanionTimes | null) => {
    const body = { companion: next }
    if (!(await run(routes.setVisit, { params: { id: need.needId }, body }))) return
    await client.invalidateQueries({ queryKey: ['case', contactId] })
    void client.invalidateQueries({ queryKey: ['offers', contactId] })
    void client.invalidateQueries({ queryKey: ['times'] })
  }
  const says = days.length > 0 || notBefore !== '' || notAfter !== ''
  return (
    <details data-test="companion-wish">
      <summary>{t(companion ? 'companion.stands' : 'companion.asks')}</summary>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          void save({
            windows: days.length === 0 ? [] : [{ weekdays: [...days], from, to }],
            ...(notBefore === '' ? {} : { notBefore }),
            ...(notAfter === '' ? {} : { notAfter }),
          })
        }}
      >
        {weekdays.map((day) => (
          <label key={day} className="check">
            <input
              type="checkbox"
              checked={days.includes(day)}
              data-test={`companion-day-${String(day)}`}
              onChange={(event) => {
                setDays(event.target.checked ? [...days, day].sort() : days.filter((one) => one !== day))
              }}
            />
            {t(`companion.day.${day}`)}
          </label>
        ))}
        {(
          [
            ['from', 'time', from, setFrom],
            ['to', 'time', to, setTo],
            ['notBefore', 'date', notBefore, setNotBefore],
            ['notAfter', 'date', notAfter, setNotAfter],
          ] as const
        ).map(([name, type, value, set]) => (
          <label key={name}>
            {t(`companion.${name}`)}{' '}
            <input
              type={type}
              value={value}
              required={type === 'time' && days.length > 0}
              data-test={`companion-${name}`}
              onChange={(event) => {
                set(event.target.value)
              }}
            />
          </label>
        ))}
        <button type="submit" className="choice-button" disabled={busy || !says} data-test="companion-save">
          {t('companion.save')}
        </button>
        {companion && (
          <button
            type="button"
            className="plain"
            disabled={busy}
            data-test="companion-none"
            onClick={() => {
              setDays([])
              setNotBefore('')
              setNotAfter('')
              void save(null)
            }}
          >
            {t('companion.clear')}
          </button>
        )}
      </form>
    </details>
  )
}
