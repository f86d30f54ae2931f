import type { RouteResponse, routes } from '@luukku/contract'
import { dateText, momentText } from '@luukku/i18n'
import { DataWords } from '@luukku/ui'
import { parseDay } from '../../shared/parse-day.ts'
import { TextField } from '../../shared/text-field.tsx'
import { usePage } from '../../shared/use-page.ts'
import { PlaceName } from './place-name.tsx'

const field = 'alkaen'

/** The first day that suits, as the address asks for it: as it was typed, and as a day when it is one. */
export function fromDayOf(asked: URLSearchParams): { typed: string; from: string | undefined } {
  const typed = asked.get(field)?.trim().slice(0, 20) ?? ''
  return { typed, from: parseDay(typed) }
}

/** The page of times with what was asked of it. */
export function addressOf(to: string, o: { more?: boolean; rest?: boolean; from?: string | undefined }): string {
  const asked = new URLSearchParams({
    ...(o.more === true ? { lisaa: '1' } : {}),
    ...(o.rest === true ? { loput: '1' } : {}),
    ...(o.from === undefined ? {} : { [field]: o.from }),
  }).toString()
  return asked === '' ? to : `${to}?${asked}`
}

/** Another time chosen on the same page is another intent: the key says which. */
export const keyOfChoice = (key: string, choice: string): string => `${key}-${choice.slice(-44)}`.slice(0, 200)

interface FromDayProps {
  /** The page that shows times. */
  readonly to: string
  readonly typed: string
  readonly from: string | undefined
  /** Together with the rest of a series. */
  readonly rest?: boolean
}

/** A first day that suits, asked by an address of its own: without scripts, and back again by the browser's own button. */
export function FromDay({ to, typed, from, rest = false }: FromDayProps) {
  const { t } = usePage()
  return (
    <form method="get" action={to} data-test="from-day">
      {rest && <input type="hidden" name="loput" value="1" />}
      <TextField
        id={field}
        label={t('move.from')}
        hint={t('move.fromHint')}
        value={from === undefined ? typed : dateText(from, 'fi')}
        problem={typed !== '' && from === undefined ? t('realLife.unclear') : undefined}
      />
      <button type="submit" className="rs-second" data-test="from-show">
        {t('move.fromShow')}
      </button>
    </form>
  )
}

/** Times to choose from, each one button. */
export function Times({ times }: { times: RouteResponse<typeof routes.listTimes>['times'] }) {
  const { t, language } = usePage()
  return (
    <ul className="rs-times">
      {times.map((time) => (
        <li key={time.choice}>
          <button type="submit" name="aika" value={time.choice} className="rs-time" data-test="time">
            <strong>{momentText(time.start, language)}</strong>
            <span>
              {t(`mode.${time.mode}`)}
              <PlaceName place={time.place} /> · {time.professional.name}
            </span>
            {time.later?.map((one) => (
              <span key={one.start} data-test="time-later">
                {momentText(one.start, language)}
              </span>
            ))}
            {time.beside?.map((one) => (
              <span key={one.name} data-test="time-beside">
                {t('plan.also')} {one.name}, <DataWords text={one.role} />
              </span>
            ))}
            {time.isGroup && <span data-test="time-group">{t('choose.group')}</span>}
            {!time.insideLimit && <span className="rs-late">{t('move.late')}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
