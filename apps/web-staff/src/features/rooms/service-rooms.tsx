import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'
import type { RoomList } from './room-row.tsx'

/** Which kinds of rooms and devices a visit of a service takes: said for the whole county. */
export function ServiceRooms({ list, onDone }: { list: RoomList; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [chosen, setChosen] = useState('')
  const query = useQuery({ queryKey: ['services'], queryFn: () => callApi(routes.listServices), staleTime: Infinity })
  const services = (query.data?.services ?? [])
    .filter(({ bookable }) => bookable)
    .toSorted((a, b) => local(a.name).localeCompare(local(b.name)))
  const nameOf = new Map(services.map(({ code, name }) => [code, local(name)]))
  const kinds = [...new Set(list.resources.map(({ kind }) => kind))].toSorted()
  const taken = list.services.find(({ service }) => service === chosen)?.kinds ?? []
  const change = async (kind: string) => {
    const without = taken.filter((one) => one !== kind)
    const body = { service: chosen, kinds: without.length < taken.length ? without : [...taken, kind] }
    if (await run(routes.setServiceResources, { body })) {
      say({ tone: 'done', text: t('rooms.saved') })
      onDone()
    }
  }
  return (
    <section className="stack" data-test="service-rooms">
      <h2>{t('rooms.services')}</h2>
      <p className="quiet">{t('rooms.servicesLead')}</p>
      <ReadState query={query} what={t('rooms.services')} />
      <ul>
        {list.services.map(({ service, kinds: needs }) => (
          <li key={service} data-test="service-takes">
            <strong>{nameOf.get(service) ?? service}</strong>: {needs.join(', ')}
          </li>
        ))}
      </ul>
      <label>
        {t('rooms.service')}{' '}
        <select
          value={chosen}
          data-test="rooms-service"
          onChange={(event) => {
            setChosen(event.target.value)
          }}
        >
          <option value="" />
          {services.map(({ code }) => (
            <option key={code} value={code}>
              {nameOf.get(code)}
            </option>
          ))}
        </select>
      </label>
      {chosen !== '' && (
        <fieldset className="row">
          <legend>{t('rooms.kinds')}</legend>
          {taken.length === 0 && <span className="quiet">{t('rooms.needsNothing')}</span>}
          {kinds.map((kind) => (
            <label key={kind} className="check">
              <input
                type="checkbox"
                checked={taken.includes(kind)}
                disabled={busy}
                data-test={`takes-${kind}`}
                onChange={() => void change(kind)}
              />{' '}
              {kind}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  )
}
