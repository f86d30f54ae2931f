import { routes } from '@luukku/contract'
import { competences } from '@luukku/domain/booking'
import { competenceTexts } from '@luukku/i18n/data/competences'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useSavedChoice } from '../../shared/use-saved-choice.ts'
import { useServices } from '../../shared/use-services.ts'
import type { RoomList } from './room-row.tsx'

/** Which kinds of rooms and devices a visit of a service takes: said for the whole county. */
export function ServiceRooms({ list, onDone }: { list: RoomList; onDone: () => Promise<void> }) {
  const { t, local } = useLanguage()
  const { run } = useCommand()
  const { say } = useNotices()
  const [chosen, setChosen] = useState('')
  const query = useServices()
  const services = (query.data?.services ?? [])
    .filter(({ bookable }) => bookable)
    .toSorted((a, b) => local(a.name).localeCompare(local(b.name)))
  const nameOf = new Map(services.map(({ code, name }) => [code, local(name)]))
  const kinds = [...new Set(list.resources.map(({ kind }) => kind))].toSorted()
  const stands = list.services.find(({ service }) => service === chosen)?.kinds ?? []
  const { value, save } = useSavedChoice({ service: chosen, kinds: stands }, async (body) => {
    if (!(await run(routes.setServiceResources, { body }))) return
    say({ tone: 'done', text: t('rooms.saved') })
    await onDone()
  })
  const trained = list.services.find(({ service }) => service === chosen)?.competences ?? []
  const skills = useSavedChoice({ service: chosen, competences: trained }, async (body) => {
    if (!(await run(routes.setServiceCompetences, { body }))) return
    say({ tone: 'done', text: t('rooms.saved') })
    await onDone()
  })
  const asked = skills.value.service === chosen ? skills.value.competences : trained
  const taken = value.service === chosen ? value.kinds : stands
  const change = (kind: string) => {
    const without = taken.filter((one) => one !== kind)
    save({ service: chosen, kinds: without.length < taken.length ? without : [...taken, kind] })
  }
  return (
    <section className="stack" data-test="service-rooms">
      <h2>{t('rooms.services')}</h2>
      <p className="quiet">{t('rooms.servicesLead')}</p>
      <ReadState query={query} what={t('rooms.services')} />
      <ul>
        {list.services.map(({ service, kinds: needs, competences: skilled }) => (
          <li key={service} data-test="service-takes">
            <strong>{nameOf.get(service) ?? service}</strong>:{' '}
            {[...needs, ...skilled.map((one) => local(competenceTexts[one]))].join(', ')}
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
                data-test={`takes-${kind}`}
                onChange={() => {
                  change(kind)
                }}
              />{' '}
              {kind}
            </label>
          ))}
        </fieldset>
      )}
      {chosen !== '' && (
        <fieldset className="row" aria-describedby="skills-hint">
          <legend>{t('rooms.competences')}</legend>
          {competences.map((one) => (
            <label key={one} className="check">
              <input
                type="checkbox"
                checked={asked.includes(one)}
                data-test={`asks-${one}`}
                onChange={() => {
                  const others = asked.filter((other) => other !== one)
                  const next = others.length < asked.length ? others : [...asked, one]
                  skills.save({ service: chosen, competences: next })
                }}
              />{' '}
              {local(competenceTexts[one])}
            </label>
          ))}
          <span id="skills-hint" className="small quiet">
            {t('rooms.competencesHint')}
          </span>
        </fieldset>
      )}
    </section>
  )
}
