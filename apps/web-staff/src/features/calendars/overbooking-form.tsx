import { routes, type SharedVisits } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { ChoiceField } from './choice-field.tsx'

/** Where times of a service may lie over one another, and how many. */
export function OverbookingForm({ page, onDone }: { page: SharedVisits; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const [draft, setDraft] = useState({ service: '', unitId: '', extra: '1' })
  const send = async () => {
    const { service, unitId, extra } = draft
    const body = { service, extra: Number(extra), ...(unitId === '' ? {} : { unitId }) }
    if (!(await run(routes.setOverbooking, { body }))) return
    setDraft({ service: '', unitId: '', extra: '1' })
    onDone()
  }
  const able = page.services.filter(({ isGroup, together }) => !isGroup && together.length === 0)
  return (
    <details data-test="over-change">
      <summary>{t('meets.overTitle')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ChoiceField
          name="over-service"
          label={t('groups.service')}
          value={draft.service}
          choices={[{ value: '', text: '' }, ...able.map((one) => ({ value: one.service, text: local(one.title) }))]}
          onChange={(service) => {
            setDraft((old) => ({ ...old, service }))
          }}
        />
        <ChoiceField
          name="over-unit"
          label={t('groups.unit')}
          isOptional
          value={draft.unitId}
          choices={[
            { value: '', text: t('meets.everywhere') },
            ...page.units.map((one) => ({ value: one.unitId, text: local(one.name) })),
          ]}
          onChange={(unitId) => {
            setDraft((old) => ({ ...old, unitId }))
          }}
        />
        <label>
          {t('meets.extra')}{' '}
          <input
            type="number"
            required
            min={0}
            max={4}
            value={draft.extra}
            data-test="over-extra"
            onChange={(event) => {
              setDraft((old) => ({ ...old, extra: event.target.value }))
            }}
          />
        </label>
        <div>
          <Button type="submit" disabled={busy} data-test="over-save">
            {t('meets.save')}
          </Button>
        </div>
      </form>
    </details>
  )
}
