import { routes, type SharedVisits } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { ChoiceField } from './choice-field.tsx'

type Service = SharedVisits['services'][number]
const registers = ['health', 'social'] as const

/** How one service meets: as usual, as a group, or with one more professional beside. */
export function MeetingForm({ page, onDone }: { page: SharedVisits; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const [chosen, setChosen] = useState<Service>()
  const [first] = chosen?.together ?? []
  const change = (part: Partial<Service>) => {
    setChosen((old) => (old ? { ...old, ...part } : old))
  }
  const setBeside = (professions: string[], register: 'health' | 'social') => {
    // Further entries of the service stay as they are.
    const rest = chosen?.together.slice(1) ?? []
    change({ together: professions.length === 0 ? rest : [{ professions, register }, ...rest] })
  }
  const send = async ({ service, isGroup, together }: Service) => {
    if (!(await run(routes.setSharedVisits, { body: { service, isGroup, together } }))) return
    setChosen(undefined)
    onDone()
  }
  return (
    <details data-test="meets-change">
      <summary>{t('meets.change')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) void send(chosen)
        }}
      >
        <ChoiceField
          name="meets-service"
          label={t('groups.service')}
          value={chosen?.service ?? ''}
          choices={[
            { value: '', text: '' },
            ...page.services.map((one) => ({ value: one.service, text: local(one.title) })),
          ]}
          onChange={(value) => {
            setChosen(page.services.find(({ service }) => service === value))
          }}
        />
        {chosen && (
          <>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.isGroup}
                data-test="meets-group"
                onChange={(event) => {
                  change({ isGroup: event.target.checked })
                }}
              />
              {t('meets.isGroup')}
            </label>
            {!chosen.isGroup && (
              <fieldset>
                <legend>{t('meets.who')}</legend>
                <div className="professions">
                  {page.professions.map(({ profession, title }) => (
                    <label key={profession} className="check">
                      <input
                        type="checkbox"
                        checked={first?.professions.includes(profession) ?? false}
                        data-test={`meets-${profession}`}
                        onChange={(event) => {
                          const others = (first?.professions ?? []).filter((one) => one !== profession)
                          setBeside(
                            event.target.checked ? [...others, profession] : others,
                            first?.register ?? 'social',
                          )
                        }}
                      />
                      {local(title)}
                    </label>
                  ))}
                </div>
                {first && (
                  <ChoiceField
                    name="meets-register"
                    label={t('meets.register')}
                    value={first.register}
                    choices={registers.map((one) => ({ value: one, text: t(`meets.register.${one}`) }))}
                    onChange={(value) => {
                      setBeside(first.professions, value === 'health' ? 'health' : 'social')
                    }}
                  />
                )}
              </fieldset>
            )}
            <div>
              <Button type="submit" disabled={busy} data-test="meets-save">
                {t('meets.save')}
              </Button>
            </div>
          </>
        )}
      </form>
    </details>
  )
}
