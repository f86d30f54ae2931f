import type { routes, RouteResponse } from '@luukku/contract'
import { placeFeatureTexts } from '@luukku/i18n/data/place-features'
import { useLanguage } from '../../shared/language.tsx'
import { momentText } from '../../shared/time-text.ts'

export type RoomList = RouteResponse<typeof routes.listResources>
export type Room = RoomList['resources'][number]
export type RoomForm = 'add' | 'change' | 'close' | 'retire'

/** A letter a deed: it acts on the chosen row. */
export const roomKeys = { change: 'm', close: 's', retire: 'p' } as const

interface Props {
  room: Room
  now: number
  isChosen: boolean
  busy: boolean
  onChoose: () => void
  onForm: (form: RoomForm) => void
  onRestore: () => void
  onOpen: (closureId: string) => void
}

/** One room or device: whether it is in use, until when it is closed, and what can be done with it. */
export function RoomRow({ room, now, isChosen, busy, onChoose, onForm, onRestore, onOpen }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const button = (form: keyof typeof roomKeys) => (
    <button
      type="button"
      className="plain"
      disabled={busy}
      data-test={`room-${form}`}
      onClick={() => {
        onForm(form)
      }}
    >
      {t(`rooms.${form}`)}
      <span className="hidden">: {room.name}</span>
      {isChosen && (
        <>
          {' '}
          <kbd aria-hidden="true">{roomKeys[form].toUpperCase()}</kbd>
        </>
      )}
    </button>
  )
  return (
    <tr aria-current={isChosen ? 'true' : undefined} data-test="room-row" onFocus={onChoose}>
      <th scope="row">{room.name}</th>
      <td>
        {room.kind}
        {!room.isPlace && <span className="quiet"> ({t('rooms.isDevice')})</span>}
        {room.features.length > 0 && (
          <div className="small">{room.features.map((one) => local(placeFeatureTexts[one])).join(', ')}</div>
        )}
      </td>
      <td>
        {!room.active && <span className="tag tag--warn">{t('rooms.outOfUse')}</span>}
        {room.active && room.closures.length === 0 && t('rooms.inUse')}
        {room.active &&
          room.closures.map(({ closureId, from, to }) => (
            <div key={closureId} className="row" data-test="room-closure">
              <span className={Date.parse(from) <= now ? 'tag tag--warn' : 'tag'}>
                {Date.parse(from) <= now
                  ? t('rooms.closedNow', { to: momentText(to, now, language) })
                  : t('rooms.closedLater', {
                      from: momentText(from, now, language),
                      to: momentText(to, now, language),
                    })}
              </span>
              <button
                type="button"
                className="plain"
                disabled={busy}
                data-test="room-open"
                onClick={() => {
                  onOpen(closureId)
                }}
              >
                {t('rooms.open')}
                <span className="hidden">: {room.name}</span>
              </button>
            </div>
          ))}
        {room.noRoom > 0 && <div className="tag tag--alert">{t('rooms.noRoom', { n: room.noRoom })}</div>}
      </td>
      <td>
        <div className="row">
          {room.active && button('close')}
          {button('change')}
          {room.active ? (
            button('retire')
          ) : (
            <button type="button" className="plain" disabled={busy} data-test="room-restore" onClick={onRestore}>
              {t('rooms.restore')}
              <span className="hidden">: {room.name}</span>
            </button>
          )}
        </div>
      </td>
    </tr>
  )
}
