import { routes } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useFocusBack } from '../../shared/use-focus-back.ts'
import { useTitle } from '../../shared/use-title.ts'
import { CloseForm } from './close-form.tsx'
import { fittedText } from './fitted-text.ts'
import { UnitFeatures } from './unit-features.tsx'
import { RoomForm as EditForm } from './room-form.tsx'
import { roomKeys, RoomRow, type Room, type RoomForm, type RoomList } from './room-row.tsx'
import { ServiceRooms } from './service-rooms.tsx'

const key = ['rooms']

/** Rooms and devices of a unit, kept by its manager. J and K go from row to row, a letter acts on the chosen one. */
export function RoomsPage() {
  const { t, local } = useLanguage()
  useTitle(t('rooms.title'))
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const found = await callApi(routes.listResources)
      serverClock.learn(found.at)
      return found
    },
    refetchInterval: 60_000,
  })
  const list = query.data
  // The unit that has some stands first for who keeps many.
  const unitId = params.get('unit') ?? list?.resources[0]?.unitId ?? list?.units[0]?.unitId
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('rooms.title')}</h1>
        {list && list.units.length > 1 && (
          <label>
            {t('rooms.unit')}{' '}
            <select
              value={unitId}
              data-test="rooms-unit"
              onChange={(event) => {
                setParams({ unit: event.target.value }, { replace: true })
              }}
            >
              {list.units.map((unit) => (
                <option key={unit.unitId} value={unit.unitId}>
                  {local(unit.name)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="quiet">{t('rooms.lead')}</p>
      <ReadState query={query} what={t('rooms.title')} since={list?.at} />
      {list && unitId && (
        <Rooms
          key={unitId}
          unitId={unitId}
          list={list}
          onChanged={() => void client.invalidateQueries({ queryKey: key })}
        />
      )}
      {list && unitId && (
        <UnitFeatures
          key={`features ${unitId}`}
          unitId={unitId}
          list={list}
          onDone={() => client.invalidateQueries({ queryKey: key })}
        />
      )}
      {list?.mayKeepServices && <ServiceRooms list={list} onDone={() => client.invalidateQueries({ queryKey: key })} />}
    </main>
  )
}

function Rooms({ unitId, list, onChanged }: { unitId: string; list: RoomList; onChanged: () => void }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [chosenId, setChosenId] = useState<string>()
  const [opened, setOpened] = useState<{ form: RoomForm; resourceId?: string }>()
  const now = serverClock.now()
  const rooms = list.resources.filter((one) => one.unitId === unitId)
  const current = Math.max(
    0,
    rooms.findIndex(({ resourceId }) => resourceId === chosenId),
  )
  const chosen = rooms[current]
  // A form stays with the room it was opened for, whatever row is chosen meanwhile and whatever comes to the list.
  const target = rooms.find(({ resourceId }) => resourceId === opened?.resourceId)
  const form = opened?.form === 'add' || target ? opened?.form : undefined
  const formKey = form && `${form} ${target?.resourceId ?? ''}`
  useFocusBack(formKey)
  const kinds = [...new Set(rooms.map(({ kind }) => kind))]
  const done = (text: string) => {
    setOpened(undefined)
    say({ tone: 'done', text })
    onChanged()
  }
  const restore = async ({ resourceId, name, kind, isPlace }: Room) => {
    const body = { name, kind, isPlace, active: true }
    if (await run(routes.changeResource, { params: { id: resourceId }, body })) done(t('rooms.opened'))
  }
  const openAgain = async (id: string) => {
    if (await run(routes.openResource, { params: { id }, body: {} })) done(t('rooms.opened'))
  }
  const show = (wanted: RoomForm) => () => {
    if (wanted === 'add') setOpened({ form: wanted })
    else if (chosen && (wanted === 'change' || chosen.active))
      setOpened({ form: wanted, resourceId: chosen.resourceId })
  }
  const step = (by: number) => () => {
    setChosenId(rooms[Math.min(rooms.length - 1, Math.max(0, current + by))]?.resourceId)
  }
  useShortcuts(
    t('rooms.keys'),
    [
      { key: 'u', label: t('rooms.add'), run: show('add') },
      { key: roomKeys.close, label: t('rooms.close'), run: show('close') },
      { key: roomKeys.change, label: t('rooms.change'), run: show('change') },
      { key: roomKeys.retire, label: t('rooms.retire'), run: show('retire') },
      { key: 'j', label: t('rooms.next'), run: step(1) },
      { key: 'k', label: t('rooms.previous'), run: step(-1) },
    ],
    form === undefined,
  )
  const close = () => {
    setOpened(undefined)
  }
  return (
    <>
      <p>
        <button type="button" className="choice-button" data-test="room-add" onClick={show('add')}>
          {t('rooms.add')} <kbd aria-hidden="true">U</kbd>
        </button>
      </p>
      {(form === 'add' || form === 'change') && (
        <EditForm
          key={formKey}
          unitId={unitId}
          kinds={kinds}
          {...(target ? { room: target } : {})}
          onDone={(fitted) => {
            done(fittedText(t, fitted))
          }}
          onClose={close}
        />
      )}
      {(form === 'close' || form === 'retire') && target && (
        <CloseForm
          key={formKey}
          room={target}
          forGood={form === 'retire'}
          now={now}
          onDone={({ otherRoom, noRoom }) => {
            done(t('rooms.closed', { other: otherRoom, none: noRoom }))
          }}
          onClose={close}
        />
      )}
      {rooms.length === 0 ? (
        <p data-test="no-rooms">{t('rooms.none')}</p>
      ) : (
        <div className="scroll-x" role="region" aria-label={t('rooms.title')} tabIndex={0}>
          <table className="today" data-test="rooms">
            <thead>
              <tr>
                <th scope="col">{t('rooms.name')}</th>
                <th scope="col">{t('rooms.kind')}</th>
                <th scope="col">{t('rooms.state')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rooms.map((room, index) => (
                <RoomRow
                  key={room.resourceId}
                  room={room}
                  now={now}
                  isChosen={index === current}
                  busy={busy}
                  onChoose={() => {
                    setChosenId(room.resourceId)
                  }}
                  onForm={(wanted) => {
                    setChosenId(room.resourceId)
                    setOpened({ form: wanted, resourceId: room.resourceId })
                  }}
                  onRestore={() => void restore(room)}
                  onOpen={(id) => void openAgain(id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
