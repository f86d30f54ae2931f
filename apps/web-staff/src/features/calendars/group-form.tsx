import { routes, type SharedVisits } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { ChoiceField } from './choice-field.tsx'

const modes = ['onsite', 'remote'] as const

/** Sessions of a group, one a week: whose time they take, where, and for how many. */
export function GroupForm({ page, onDone }: { page: SharedVisits; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const groups = page.services.filter(({ isGroup }) => isGroup)
  const [draft, setDraft] = useState({
    ...{
      service: groups[0]?.service ?? '',
      leader: '',
      second: '',
      unitId: '',
      mode: 'onsite' as (typeof modes)[number],
    },
    ...{ day: localDay(serverClock.now()), from: '13:00', to: '14:30', weeks: '1', places: '8' },
  })
  const change = (part: Partial<typeof draft>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const { service, leader, second, unitId, mode, day, from, to } = draft
  const leaders = page.staff.filter(({ services }) => services.includes(service))
  const send = async () => {
    const staffIds = [leader, ...(second === '' ? [] : [second])]
    const body = {
      ...{ service, staffIds, unitId, mode, day, from, to },
      ...{ weeks: Number(draft.weeks), places: Number(draft.places) },
    }
    if (await run(routes.addSessions, { body })) onDone()
  }
  const input = (name: 'day' | 'from' | 'to' | 'weeks' | 'places', type: 'date' | 'time' | 'number', max?: number) => (
    <label>
      {t(name === 'places' ? 'groups.places' : `interpreters.field.${name}`)}{' '}
      <input
        type={type}
        required
        {...(type === 'number' ? { min: name === 'places' ? 2 : 1, max } : {})}
        value={draft[name]}
        data-test={`group-${name}`}
        onChange={(event) => {
          change({ [name]: event.target.value })
        }}
      />
    </label>
  )
  const people = leaders.map((one) => ({ value: one.staffId, text: `${one.name}, ${local(one.role)}` }))
  return (
    <details data-test="group-new">
      <summary>{t('groups.new')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ChoiceField
          name="group-service"
          label={t('groups.service')}
          value={service}
          choices={groups.map((one) => ({ value: one.service, text: local(one.title) }))}
          onChange={(value) => {
            change({ service: value, leader: '', second: '' })
          }}
        />
        <ChoiceField
          name="group-leader"
          label={t('groups.leader')}
          value={leader}
          choices={[{ value: '', text: '' }, ...people]}
          onChange={(value) => {
            change({ leader: value })
          }}
        />
        <ChoiceField
          name="group-second"
          label={t('groups.second')}
          isOptional
          value={second}
          choices={[{ value: '', text: t('groups.nobody') }, ...people.filter(({ value }) => value !== leader)]}
          onChange={(value) => {
            change({ second: value })
          }}
        />
        <ChoiceField
          name="group-unit"
          label={t('groups.unit')}
          value={unitId}
          choices={[
            { value: '', text: '' },
            ...page.units.map((one) => ({ value: one.unitId, text: local(one.name) })),
          ]}
          onChange={(value) => {
            change({ unitId: value })
          }}
        />
        <ChoiceField
          name="group-mode"
          label={t('groups.mode')}
          value={mode}
          choices={modes.map((one) => ({ value: one, text: t(`mode.${one}`) }))}
          onChange={(value) => {
            change({ mode: value === 'remote' ? 'remote' : 'onsite' })
          }}
        />
        <div className="row">
          {input('day', 'date')}
          {input('from', 'time')}
          {input('to', 'time')}
          {input('weeks', 'number', 26)}
          {input('places', 'number', 60)}
        </div>
        <div>
          <Button type="submit" disabled={busy} data-test="group-save">
            {t('groups.add')}
          </Button>
        </div>
      </form>
    </details>
  )
}
