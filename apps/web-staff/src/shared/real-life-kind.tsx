import { realLifeKinds } from '@luukku/contract'
import { useLanguage } from './language.tsx'

export type RealLifeKind = (typeof realLifeKinds)[number]

/** Which date of the person's own life it is. */
export function RealLifeKindSelect({
  value,
  onChange,
}: {
  value: RealLifeKind | undefined
  onChange: (kind: RealLifeKind) => void
}) {
  const { t } = useLanguage()
  return (
    <label>
      {t('case.realLifeKind')}
      <select
        value={value ?? 'other'}
        data-test="real-life-kind"
        onChange={(event) => {
          onChange(realLifeKinds.find((kind) => kind === event.target.value) ?? 'other')
        }}
      >
        {realLifeKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`realLife.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
