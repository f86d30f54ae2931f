import { routes } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'
import type { Fitted } from './fitted-text.ts'
import { FormFrame } from './form-frame.tsx'
import { PlaceFeatures } from '../../shared/place-features.tsx'
import type { Room } from './room-row.tsx'

interface Props {
  unitId: string
  /** The one to change; without, a new one. */
  room?: Room
  /** Kinds that the unit has: a new room of the same kind stands in for the others. */
  kinds: readonly string[]
  onDone: (fitted: Fitted) => void
  onClose: () => void
}

/** A new room or device, or another name or kind for one. */
export function RoomForm({ unitId, room, kinds, onDone, onClose }: Props) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [draft, setDraft] = useState<Pick<Room, 'name' | 'kind' | 'isPlace' | 'active' | 'features'>>(
    room ?? { name: '', kind: kinds[0] ?? '', isPlace: true, active: true, features: [] },
  )
  const save = async () => {
    const { name, active, isPlace } = draft
    // Of a device nothing is asked.
    const features = isPlace ? draft.features : []
    const body = { name, active, isPlace, features, kind: draft.kind.trim().toLowerCase() }
    const done = room
      ? await run(routes.changeResource, { params: { id: room.resourceId }, body })
      : await run(routes.addResource, { body: { unitId, ...body } })
    if (done) onDone(done)
  }
  return (
    <FormFrame
      title={room ? t('rooms.changeTitle', { name: room.name }) : t('rooms.addTitle')}
      action={t('rooms.save')}
      busy={busy}
      onSend={() => void save()}
      onClose={onClose}
    >
      <div className="fields">
        <label>
          {t('rooms.name')}
          <input
            required
            maxLength={80}
            value={draft.name}
            data-test="room-name"
            onChange={(event) => {
              setDraft((old) => ({ ...old, name: event.target.value }))
            }}
          />
        </label>
        <label>
          {t('rooms.kind')}
          <input
            required
            maxLength={42}
            list="room-kinds"
            value={draft.kind}
            data-test="room-kind"
            aria-describedby="room-kind-hint"
            onChange={(event) => {
              setDraft((old) => ({ ...old, kind: event.target.value }))
            }}
          />
        </label>
        <datalist id="room-kinds">
          {kinds.map((kind) => (
            <option key={kind} value={kind} />
          ))}
        </datalist>
      </div>
      <p id="room-kind-hint" className="small quiet">
        {t('rooms.kindHint')}
      </p>
      <fieldset className="row">
        <legend>{t('rooms.what')}</legend>
        {([true, false] as const).map((isPlace) => (
          <label key={String(isPlace)} className="check">
            <input
              type="radio"
              name="is-place"
              checked={draft.isPlace === isPlace}
              data-test={isPlace ? 'room-is-place' : 'room-is-device'}
              onChange={() => {
                setDraft((old) => ({ ...old, isPlace }))
              }}
            />{' '}
            {t(isPlace ? 'rooms.isPlace' : 'rooms.isDevice')}
          </label>
        ))}
      </fieldset>
      {draft.isPlace && (
        <PlaceFeatures
          legend={t('rooms.features')}
          value={draft.features}
          onChange={(features) => {
            setDraft((old) => ({ ...old, features }))
          }}
        />
      )}
    </FormFrame>
  )
}
