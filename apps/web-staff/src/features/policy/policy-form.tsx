import { routes, type PolicyPage } from '@luukku/contract'
import {
  carveOutBounds,
  nestedBounds,
  usualSettings,
  type ParameterBounds,
  type PolicySetting,
} from '@luukku/domain/booking'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { numberText } from './number-text.ts'

const kinds = ['nestedLimits', 'carveOut', 'firstFree'] as const
type Name = keyof typeof nestedBounds | keyof typeof carveOutBounds

/** Which way, with its parameters in plain words; tried first or taken into use, in the county, for one service or for one unit. */
export function PolicyForm({ page, onDone }: { page: PolicyPage; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [setting, setSetting] = useState<PolicySetting>(page.setting)
  /** A service's code or a unit's id; empty for the whole county. */
  const [whose, setWhose] = useState('')
  const [asCounty, setAsCounty] = useState(false)
  const [reason, setReason] = useState('')
  const isBack = whose !== '' && asCounty
  const ownOf = (chosen: string) =>
    page.ofServices.find((one) => one.service === chosen) ?? page.ofUnits.find((one) => one.unitId === chosen)
  const own = ownOf(whose)
  const isUnit = page.units.some(({ unitId }) => unitId === whose)
  const choose = (chosen: string) => {
    setWhose(chosen)
    setAsCounty(false)
    setSetting(ownOf(chosen)?.setting ?? page.setting)
  }
  const take = async () => {
    const done = await run(routes.setPolicy, {
      body: {
        reason,
        ...(whose === '' ? {} : isUnit ? { unitId: whose } : { service: whose }),
        ...(isBack ? {} : { setting }),
      },
    })
    if (!done) return
    setReason('')
    say({ tone: 'done', text: t('policy.taken') })
    onDone()
  }
  const attempt = async () => {
    const done = await run(routes.tryPolicies, { body: { setting } })
    if (!done) return
    say({ tone: 'done', text: t('policy.asked') })
    onDone()
  }
  return (
    <form
      className="stack"
      data-test="policy-form"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <label className="policy-for">
        {t('policy.for')}
        <select
          value={whose}
          data-test="policy-service"
          onChange={(event) => {
            choose(event.target.value)
          }}
        >
          <option value="">{t('policy.forAll')}</option>
          <optgroup label={t('policy.service')}>
            {page.services.map((one) => (
              <option key={one.service} value={one.service}>
                {local(one.title)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('policy.unit')}>
            {page.units.map((one) => (
              <option key={one.unitId} value={one.unitId}>
                {local(one.name)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {isUnit && <p className="small quiet">{t('policy.unitHint')}</p>}
      <fieldset className="policy-kinds">
        <legend className="hidden">{t('policy.way')}</legend>
        {own && (
          <Choice
            name="asCounty"
            what=""
            checked={isBack}
            onChoose={() => {
              setAsCounty(true)
            }}
          />
        )}
        {kinds.map((kind) => (
          <Choice
            key={kind}
            name={kind}
            what={t(`policy.what.${kind}`)}
            checked={!isBack && setting.kind === kind}
            onChoose={() => {
              setAsCounty(false)
              setSetting(
                setting.kind === kind ? setting : page.setting.kind === kind ? page.setting : usualSettings[kind],
              )
            }}
          />
        ))}
      </fieldset>
      {!isBack && setting.kind !== 'firstFree' && (
        <Parameters
          setting={setting}
          onChange={setSetting}
          onUsual={() => {
            setSetting(usualSettings[setting.kind])
          }}
        />
      )}
      <div className="row">
        <Button variant="secondary" disabled={busy || isBack} onClick={() => void attempt()} data-test="policy-try">
          {t('policy.try')}
        </Button>
        <span className="small quiet">{t('policy.tryHint')}</span>
      </div>
      <label>
        {t('policy.reason')}
        <input
          className="full"
          required
          minLength={3}
          maxLength={500}
          value={reason}
          data-test="policy-reason"
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
        <span className="small quiet">{t('policy.reasonHint')}</span>
      </label>
      <div className="row">
        <Button type="submit" disabled={busy} data-test="policy-take">
          {t('policy.take')}
        </Button>
      </div>
    </form>
  )
}

function Choice(props: {
  name: (typeof kinds)[number] | 'asCounty'
  what: string
  checked: boolean
  onChoose: () => void
}) {
  const { t } = useLanguage()
  return (
    <label className="policy-kind">
      <input
        type="radio"
        name="policy-kind"
        checked={props.checked}
        data-test={`policy-kind-${props.name}`}
        onChange={props.onChoose}
      />
      <span>
        <strong>{t(`policy.kind.${props.name}`)}</strong>
        {props.what !== '' && <span className="quiet small block">{props.what}</span>}
      </span>
    </label>
  )
}

function Parameters(props: {
  setting: Exclude<PolicySetting, { kind: 'firstFree' }>
  onChange: (setting: PolicySetting) => void
  onUsual: () => void
}) {
  const { t, lang } = useLanguage()
  const { setting } = props
  const bounds: Partial<Record<Name, ParameterBounds>> = setting.kind === 'carveOut' ? carveOutBounds : nestedBounds
  const values: Partial<Record<Name, number>> = setting.parameters
  return (
    <div className="policy-parameters">
      {(Object.keys(bounds) as Name[]).map((name) => {
        const { least = 0, most = 1, step = 1 } = bounds[name] ?? {}
        return (
          <label key={name}>
            {t(`policy.p.${name}`)}
            <input
              type="number"
              required
              min={least}
              max={most}
              step={step}
              value={values[name] ?? 0}
              data-test={`policy-p-${name}`}
              onChange={(event) => {
                const value = event.target.valueAsNumber
                if (Number.isNaN(value)) return
                props.onChange({ ...setting, parameters: { ...setting.parameters, [name]: value } } as PolicySetting)
              }}
            />
            <span className="small quiet">
              {t(`policy.w.${name}`)} ({numberText(least, lang, 3)}–{numberText(most, lang, 3)})
            </span>
          </label>
        )
      })}
      <button type="button" className="plain" onClick={props.onUsual}>
        {t('policy.usual')}
      </button>
    </div>
  )
}
